package app.taskflow.command.repetition;

import app.taskflow.log.Commit;
import app.taskflow.log.IdempotencyKey;

/** What the log knows of a request's key. */
public sealed interface Recollection {

    /**
     * Nothing that still counts.
     *
     * @param key under which the request is to be committed
     */
    record Unheard(IdempotencyKey key) implements Recollection {}

    /** The request was done by this commit. */
    record Done(Commit commit) implements Recollection {}

    /** The key was used for another request. */
    record Reused() implements Recollection {}
}
