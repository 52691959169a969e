package app.taskflow.command.task;

import app.taskflow.command.task.field.TaskFields;
import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.Status;
import app.taskflow.events.task.TaskEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an event makes of a task. Believes every event: whether it may happen was decided before. */
public final class TaskEvolution {

    private TaskEvolution() {}

    /** The first state of a task. */
    public static Task born(TaskId id, UserId owner, TaskEvent.Created event, Instant recordedAt) {
        TaskFields fields = new TaskFields(
                event.title(), event.description(), event.status(), event.priority(), event.due(), event.tags());
        return new Task(
                id,
                owner,
                1,
                fields,
                fields,
                event.parentId(),
                event.rank(),
                recurrence(event.recurrence(), fields),
                event.createdAt(),
                recordedAt,
                event.completedAt(),
                null,
                null,
                event.source());
    }

    public static Task evolve(Task task, TaskEvent event, Instant recordedAt) {
        TaskFields fields = task.fields();
        return switch (event) {
            case TaskEvent.Created created -> born(task.id(), task.owner(), created, recordedAt);
            case TaskEvent.Retitled(var title) -> edited(task, fields.withTitle(title), recordedAt);
            case TaskEvent.Described(var description) -> edited(task, fields.withDescription(description), recordedAt);
            case TaskEvent.Prioritized(var priority) -> edited(task, fields.withPriority(priority), recordedAt);
            case TaskEvent.Rescheduled(var due) -> edited(task, fields.withDue(due), recordedAt);
            case TaskEvent.Retagged(var tags) -> edited(task, fields.withTags(tags), recordedAt);
            case TaskEvent.Started() -> moved(task, Status.IN_PROGRESS, null, recordedAt);
            case TaskEvent.Stopped() -> moved(task, Status.TODO, null, recordedAt);
            case TaskEvent.Completed(var completedAt) -> moved(task, Status.DONE, completedAt, recordedAt);
            case TaskEvent.Reopened(var status) -> moved(task, status, null, recordedAt);
            case TaskEvent.Archived(var archivedAt) -> stored(task, archivedAt, task.deletedAt(), recordedAt);
            case TaskEvent.Unarchived() -> stored(task, null, task.deletedAt(), recordedAt);
            case TaskEvent.Deleted(var deletedAt) -> stored(task, task.archivedAt(), deletedAt, recordedAt);
            case TaskEvent.Restored() -> stored(task, task.archivedAt(), null, recordedAt);
        };
    }

    private static Task edited(Task task, TaskFields fields, Instant at) {
        return next(task, fields, task.completedAt(), task.archivedAt(), task.deletedAt(), at);
    }

    private static Task moved(Task task, Status status, @Nullable Instant completedAt, Instant at) {
        return next(task, task.fields().withStatus(status), completedAt, task.archivedAt(), task.deletedAt(), at);
    }

    private static Task stored(Task task, @Nullable Instant archivedAt, @Nullable Instant deletedAt, Instant at) {
        return next(task, task.fields(), task.completedAt(), archivedAt, deletedAt, at);
    }

    private static Task next(
            Task task,
            TaskFields fields,
            @Nullable Instant completedAt,
            @Nullable Instant archivedAt,
            @Nullable Instant deletedAt,
            Instant at) {
        return new Task(
                task.id(),
                task.owner(),
                task.version() + 1,
                fields,
                task.original(),
                task.parentId(),
                task.rank(),
                recurrence(task.recurrence(), fields),
                task.createdAt(),
                at,
                completedAt,
                archivedAt,
                deletedAt,
                task.source());
    }

    /** What is due on no day recurs on none. */
    private static @Nullable String recurrence(@Nullable String rule, TaskFields fields) {
        return fields.due().date() == null ? null : rule;
    }
}
