package app.taskflow.log.failure;

import org.jspecify.annotations.Nullable;

/** The log could not do what it was asked for; the type says why. */
public abstract class LogException extends RuntimeException {

    protected LogException(String message) {
        super(message);
    }

    protected LogException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
