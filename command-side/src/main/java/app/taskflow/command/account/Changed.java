package app.taskflow.command.account;

/** What became of an attempt to change an account. */
public enum Changed {
    DONE,
    /** The account is another one by now, or gone. */
    OUTDATED,
    /** Somebody else has the address, or is about to. */
    EMAIL_TAKEN
}
