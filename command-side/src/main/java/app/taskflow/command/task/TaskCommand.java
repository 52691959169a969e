package app.taskflow.command.task;

import app.taskflow.command.task.field.Edit;
import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import java.util.List;

/** What can be asked of a task. */
public sealed interface TaskCommand {

    TaskId id();

    /** Who asks; only the task's owner is heard. */
    UserId owner();

    record Create(TaskId id, UserId owner, List<Edit> edits) implements TaskCommand {
        public Create {
            edits = List.copyOf(edits);
        }
    }

    /** What is asked of a task that must be there. */
    sealed interface OfExisting extends TaskCommand {
        Precondition precondition();
    }

    record Change(TaskId id, UserId owner, Precondition precondition, List<Edit> edits) implements OfExisting {
        public Change {
            edits = List.copyOf(edits);
        }
    }

    /** To the trash. */
    record Delete(TaskId id, UserId owner, Precondition precondition) implements OfExisting {}

    /** Out of the trash. */
    record Restore(TaskId id, UserId owner, Precondition precondition) implements OfExisting {}

    record Archive(TaskId id, UserId owner, Precondition precondition) implements OfExisting {}

    record Unarchive(TaskId id, UserId owner, Precondition precondition) implements OfExisting {}
}
