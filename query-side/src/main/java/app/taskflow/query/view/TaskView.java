package app.taskflow.query.view;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Source;
import app.taskflow.events.task.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task as all its events up to {@code version} make it.
 *
 * @param version how many events the task has had; the sequence of the last one plus one
 * @param tags in the order of their owner, unique ignoring case
 * @param parentId the task that this is a part of
 * @param recurrence an RFC 5545 rule; never without a due date
 * @param updatedAt when the last event was recorded
 * @param source where the task was imported from
 */
public record TaskView(
        TaskId id,
        UserId owner,
        long version,
        String title,
        @Nullable String description,
        Status status,
        Priority priority,
        Due due,
        List<String> tags,
        @Nullable TaskId parentId,
        String rank,
        @Nullable String recurrence,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant completedAt,
        @Nullable Instant archivedAt,
        @Nullable Instant deletedAt,
        @Nullable Source source,
        Moved moved) {

    public TaskView {
        tags = List.copyOf(tags);
    }

    public Shelf shelf() {
        return Shelf.of(archivedAt, deletedAt);
    }

    public boolean isOpen() {
        return status != Status.DONE;
    }
}
