package app.taskflow.log.failure;

import org.jspecify.annotations.Nullable;

/** MongoDB did not answer in time, or answered that it cannot serve. */
public final class LogUnavailableException extends LogException {

    /** What is known of the operation that failed. */
    public enum Outcome {
        /** It has had no effect and will have none. */
        NOT_WRITTEN,
        /** It may have been written, or may yet be. The same idempotency key, or the same draft again, tells. */
        UNKNOWN
    }

    private final Outcome outcome;

    public LogUnavailableException(Outcome outcome, @Nullable Throwable cause) {
        super("the log is unavailable; outcome: " + outcome, cause);
        this.outcome = outcome;
    }

    public Outcome outcome() {
        return outcome;
    }
}
