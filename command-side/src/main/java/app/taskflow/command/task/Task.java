package app.taskflow.command.task;

import app.taskflow.command.task.field.TaskFields;
import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.Source;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task as its events made it.
 *
 * @param version how many events it has
 * @param original the fields it was created with, by which a repeated create is recognised
 * @param parentId the task that this is a part of
 * @param rank the place in manual order, see {@link Rank}
 * @param recurrence an RFC 5545 rule; never without a due date
 * @param updatedAt when its last event was recorded
 * @param completedAt present exactly if the status is done
 * @param source where the task was imported from
 */
public record Task(
        TaskId id,
        UserId owner,
        long version,
        TaskFields fields,
        TaskFields original,
        @Nullable TaskId parentId,
        String rank,
        @Nullable String recurrence,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant completedAt,
        @Nullable Instant archivedAt,
        @Nullable Instant deletedAt,
        @Nullable Source source) {

    public boolean isArchived() {
        return archivedAt != null;
    }

    public boolean isDeleted() {
        return deletedAt != null;
    }
}
