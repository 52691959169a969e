package app.taskflow.command.task.handling;

import app.taskflow.command.task.Rejection;
import app.taskflow.command.task.Task;
import org.jspecify.annotations.Nullable;

/** What the aggregate says of a command. Only what was written is beyond doubt: the rest may rest on a stale cache. */
sealed interface TaskOutcome {

    record Changed(Task task, CommitReceipt receipt) implements TaskOutcome {}

    record Unchanged(Task task) implements TaskOutcome {}

    /** @param task the state that the decision was made on, null where there was none */
    record Refused(Rejection rejection, @Nullable Task task) implements TaskOutcome {}
}
