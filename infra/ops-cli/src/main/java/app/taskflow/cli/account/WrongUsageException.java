package app.taskflow.cli.account;

/** What was asked for makes no sense, or something is missing that only the user can give. */
public final class WrongUsageException extends RuntimeException {

    /** @param message says what, and what to do instead */
    public WrongUsageException(String message) {
        super(message);
    }
}
