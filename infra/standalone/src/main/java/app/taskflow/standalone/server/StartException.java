package app.taskflow.standalone.server;

import org.jspecify.annotations.Nullable;

/** TaskFlow cannot start; the message is the one line that the user gets. */
public final class StartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartException(String line) {
        this(line, null);
    }

    public StartException(String line, @Nullable Throwable cause) {
        super(line, cause);
    }
}
