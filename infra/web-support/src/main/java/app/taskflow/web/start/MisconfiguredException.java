package app.taskflow.web.start;

/** A setting keeps the service from starting. The operator is told which and why, without a stack trace. */
public final class MisconfiguredException extends RuntimeException {

    private final String setting;
    private final String reason;

    /**
     * @param setting the environment variable, such as {@code TASKFLOW_ALLOWED_ORIGINS}
     * @param reason what is wrong with it, and what it should be
     */
    public MisconfiguredException(String setting, String reason) {
        super(setting + ": " + reason);
        this.setting = setting;
        this.reason = reason;
    }

    public String setting() {
        return setting;
    }

    public String reason() {
        return reason;
    }
}
