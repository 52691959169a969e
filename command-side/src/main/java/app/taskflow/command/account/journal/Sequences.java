package app.taskflow.command.account.journal;

import app.taskflow.events.id.UserId;

/** Remembers where accounts' next events go, so that nobody has to read all the earlier ones to find out. */
public interface Sequences {

    /** A sequence such that all below it are taken. */
    long next(UserId account);

    /** Notes that all sequences below this one are taken. */
    void advance(UserId account, long next);
}
