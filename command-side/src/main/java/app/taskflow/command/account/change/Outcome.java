package app.taskflow.command.account.change;

import app.taskflow.command.account.Account;

/** What became of a change that somebody wanted to make to an account. */
public sealed interface Outcome {

    /**
     * It is made, and all that follows from it has happened.
     *
     * @param account as it was made, which is not as it is now if it was erased
     * @param sequence the owner sequence of the last event that tells of it
     */
    record Done(Account account, long sequence) implements Outcome {}

    /** There was nothing to change. */
    record Unchanged(Account account) implements Outcome {}

    /** Somebody else has the address. */
    record EmailTaken() implements Outcome {}

    /** The account is gone, or has other credentials by now than those that were shown. */
    record Outdated() implements Outcome {}
}
