package app.taskflow.command.task;

import app.taskflow.command.task.Decision.Accepted;
import app.taskflow.command.task.Decision.Rejected;
import app.taskflow.command.task.field.Edited;
import app.taskflow.command.task.field.FieldRules;
import app.taskflow.command.task.field.TaskFields;
import app.taskflow.events.task.Status;
import app.taskflow.events.task.TaskEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides what a command does to a task. The same question always has the same answer. */
public final class TaskDecider {

    /** How long a deleted task can be restored. */
    public static final Duration TRASH = Duration.ofDays(30);

    private static final Decision NOTHING_TO_DO = new Accepted(List.of());

    private TaskDecider() {}

    /** @param task null if there is none of that id */
    public static Decision decide(@Nullable Task task, TaskCommand command, Instant now) {
        return switch (command) {
            case TaskCommand.Create create -> task == null ? create(create, now) : createAgain(task, create);
            case TaskCommand.OfExisting asked -> task == null ? notFound() : onExisting(task, asked, now);
        };
    }

    private static Decision create(TaskCommand.Create command, Instant now) {
        return switch (FieldRules.create(command.edits())) {
            case Edited.Valid(var fields) -> accepted(created(command, fields, now));
            case Edited.Invalid(var violations) -> rejected(new Rejection.Invalid(violations));
        };
    }

    private static TaskEvent created(TaskCommand.Create command, TaskFields fields, Instant now) {
        Instant at = stamp(now);
        return new TaskEvent.Created(
                fields.title(),
                fields.description(),
                fields.status(),
                fields.priority(),
                fields.due(),
                fields.tags(),
                Rank.newest(now, command.id()),
                at,
                fields.status() == Status.DONE ? at : null);
    }

    /** A client that got no answer asks again; the task may have changed since, so the fields it began with decide. */
    private static Decision createAgain(Task task, TaskCommand.Create command) {
        return switch (FieldRules.create(command.edits())) {
            case Edited.Valid(var fields) -> isSameCreate(task, command, fields) ? NOTHING_TO_DO : taskExists();
            case Edited.Invalid(var violations) -> rejected(new Rejection.Invalid(violations));
        };
    }

    private static boolean isSameCreate(Task task, TaskCommand.Create command, TaskFields fields) {
        return !isForeign(task, command) && !task.isDeleted() && task.original().equals(fields);
    }

    private static Decision onExisting(Task task, TaskCommand.OfExisting command, Instant now) {
        if (isForeign(task, command) || isOutOfReach(task, command, now)) {
            return notFound();
        }
        if (!command.precondition().admits(task.version())) {
            return rejected(new Rejection.VersionMismatch(task));
        }
        return switch (command) {
            case TaskCommand.Change change -> change(task, change, now);
            case TaskCommand.Delete _ -> accepted(new TaskEvent.Deleted(stamp(now)));
            case TaskCommand.Restore _ ->
                task.isDeleted() ? accepted(new TaskEvent.Restored()) : rejected(new Rejection.NotDeleted());
            case TaskCommand.Archive _ ->
                task.isArchived() ? NOTHING_TO_DO : accepted(new TaskEvent.Archived(stamp(now)));
            case TaskCommand.Unarchive _ -> task.isArchived() ? accepted(new TaskEvent.Unarchived()) : NOTHING_TO_DO;
        };
    }

    private static Decision change(Task task, TaskCommand.Change command, Instant now) {
        return switch (FieldRules.change(task.fields(), command.edits())) {
            case Edited.Valid(var fields) -> new Accepted(FieldChanges.between(task.fields(), fields, stamp(now)));
            case Edited.Invalid(var violations) -> rejected(new Rejection.Invalid(violations));
        };
    }

    private static boolean isForeign(Task task, TaskCommand command) {
        return !task.owner().equals(command.owner());
    }

    /** A deleted task is there for restoring only, and for that only so long. */
    private static boolean isOutOfReach(Task task, TaskCommand.OfExisting command, Instant now) {
        Instant deletedAt = task.deletedAt();
        return deletedAt != null
                && (!(command instanceof TaskCommand.Restore)
                        || deletedAt.plus(TRASH).isBefore(now));
    }

    /** What the domain writes down is exact to the millisecond, as the API shows it. */
    private static Instant stamp(Instant now) {
        return now.truncatedTo(ChronoUnit.MILLIS);
    }

    private static Decision accepted(TaskEvent event) {
        return new Accepted(List.of(event));
    }

    private static Decision rejected(Rejection rejection) {
        return new Rejected(rejection);
    }

    private static Decision notFound() {
        return rejected(new Rejection.NotFound());
    }

    private static Decision taskExists() {
        return rejected(new Rejection.TaskExists());
    }
}
