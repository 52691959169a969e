package app.taskflow.servers;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An embedded server cannot be started; the message is one line that names the server and the directory or port. */
public abstract sealed class EmbeddedServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private EmbeddedServerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The port is taken, be it by another program or by another TaskFlow. */
    public static final class PortInUse extends EmbeddedServerException {

        private static final long serialVersionUID = 1L;

        private final int port;

        PortInUse(String server, int port, @Nullable Throwable cause) {
            super("%s cannot listen on port %d: it is in use".formatted(server, port), cause);
            this.port = port;
        }

        public int port() {
            return port;
        }
    }

    /** Another server has the directory. */
    public static final class DirectoryInUse extends EmbeddedServerException {

        private static final long serialVersionUID = 1L;

        DirectoryInUse(String server, Path directory, @Nullable Throwable cause) {
            super("the data directory %s of %s is in use by another process".formatted(directory, server), cause);
        }
    }

    /** The directory cannot be made, or nothing can be written in it. */
    public static final class DirectoryNotWritable extends EmbeddedServerException {

        private static final long serialVersionUID = 1L;

        DirectoryNotWritable(String server, Path directory, @Nullable Throwable cause) {
            super("the data directory %s of %s cannot be written".formatted(directory, server), cause);
        }
    }

    /** Anything else: a damaged directory, a missing binary, a server that did not come up in time. */
    public static final class StartFailed extends EmbeddedServerException {

        private static final long serialVersionUID = 1L;

        StartFailed(String server, String reason, @Nullable Throwable cause) {
            super("%s did not start: %s".formatted(server, reason), cause);
        }
    }
}
