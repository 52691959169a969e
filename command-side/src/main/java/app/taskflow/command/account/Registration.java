package app.taskflow.command.account;

/** What became of an attempt to register. */
public sealed interface Registration {

    /** @param sequence the owner sequence of the account's first event */
    record Registered(Account account, long sequence) implements Registration {}

    /** Somebody has an account under this email. */
    record EmailTaken() implements Registration {}
}
