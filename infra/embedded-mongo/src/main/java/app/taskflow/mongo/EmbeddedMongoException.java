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

    /** A file is damaged in a way that no crash explains; nothing is loaded, so that nothing is lost in silence. */
    public static final class DataCorrupt extends EmbeddedMongoException {

        private static final long serialVersionUID = 1L;

        private final transient Path file;
        private final long offset;

        DataCorrupt(Path file, long offset, Throwable cause) {
            super(String.valueOf(cause.getMessage()), cause);
            this.file = file;
            this.offset = offset;
        }

        public Path file() {
            return file;
        }

        /** Where in the file the damage begins. */
        public long offset() {
            return offset;
        }
    }

    /** The port cannot be bound. */
    public static final class PortNotAvailable extends EmbeddedMongoException {

        private static final long serialVersionUID = 1L;

        PortNotAvailable(int port, Throwable cause) {
            super("port " + port + " on loopback cannot be bound", cause);
        }
    }
}
