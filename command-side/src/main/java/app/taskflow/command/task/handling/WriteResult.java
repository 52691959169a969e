package app.taskflow.command.task.handling;

import app.taskflow.command.task.Rejection;
import app.taskflow.command.task.Task;

/** What became of a command. */
public sealed interface WriteResult {

    /**
     * The task is as the command wants it, and what a client may be told.
     *
     * @param task as it is now
     * @param ownerSequence a reader who has seen the owner's events up to here has seen the task so
     * @param effect whether this command made it so
     */
    record Done(Task task, long ownerSequence, Effect effect) implements WriteResult {}

    /** The command did nothing, for a reason that holds for the task as it is now. */
    record Refused(Rejection rejection) implements WriteResult {}

    /**
     * The command was done before, by the request of which this is a retry.
     *
     * @param task as it was then
     */
    record Repeated(Task task, long ownerSequence) implements WriteResult {}

    /** The key of the request stands for another one. */
    record KeyReused() implements WriteResult {}

    /** Others were faster, again and again. Nothing was written; the same command may well succeed. */
    record Contended() implements WriteResult {}

    /** Whether a command wrote something. */
    enum Effect {
        CHANGED,
        UNCHANGED
    }
}
