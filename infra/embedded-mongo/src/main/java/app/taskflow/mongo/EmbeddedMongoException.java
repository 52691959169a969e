package app.taskflow.mongo;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The server cannot be started; the message names the directory, file or address and the reason. */
public sealed class EmbeddedMongoException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmbeddedMongoException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Another server, in this process or another one, has the data directory open. */
    public static final class DataDirectoryInUse extends EmbeddedMongoException {

        private static final long serialVersionUID = 1L;

        DataDirectoryInUse(Path directory, @Nullable Throwable cause) {
            super("the data directory " + directory + " is in use by another server", cause);
        }
    }

    /** The data directory cannot be created or written to. */
    public static final class DataDirectoryNotWritable extends EmbeddedMongoException {

        private static final long serialVersionUID = 1L;

        DataDirectoryNotWritable(Path directory, @Nullable Throwable cause) {
            super("the data directory " + directory + " cannot be written to", cause);
        }
    }
}
