package app.taskflow.query.view;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The parts of a view that events change, while one of them does. */
final class TaskChange {

    private final TaskView before;
    long version;
    String title;

    @Nullable
    String description;

    Status status;
    Priority priority;
    Due due;
    List<String> tags;

    @Nullable
    TaskId parentId;

    String rank;

    @Nullable
    String recurrence;

    Instant updatedAt;

    @Nullable
    Instant completedAt;

    @Nullable
    Instant archivedAt;

    @Nullable
    Instant deletedAt;

    TaskChange(TaskView before) {
        this.before = before;
        version = before.version();
        title = before.title();
        description = before.description();
        status = before.status();
        priority = before.priority();
        due = before.due();
        tags = before.tags();
        parentId = before.parentId();
        rank = before.rank();
        recurrence = before.recurrence();
        updatedAt = before.updatedAt();
        completedAt = before.completedAt();
        archivedAt = before.archivedAt();
        deletedAt = before.deletedAt();
    }

    /** @param sequence of the event, among all of the owner */
    TaskView view(long sequence) {
        return new TaskView(
                before.id(),
                before.owner(),
                version,
                title,
                description,
                status,
                priority,
                due,
                tags,
                parentId,
                rank,
                recurrence,
                before.createdAt(),
                updatedAt,
                completedAt,
                archivedAt,
                deletedAt,
                before.source(),
                moved(sequence));
    }

    private Moved moved(long sequence) {
        Moved moved = before.moved();
        boolean retitled = !title.equals(before.title());
        boolean rescheduled = !Objects.equals(due.date(), before.due().date());
        boolean prioritized = priority != before.priority();
        return new Moved(
                retitled ? sequence : moved.byTitle(),
                rescheduled ? sequence : moved.byDueDate(),
                prioritized ? sequence : moved.byPriority());
    }
}
