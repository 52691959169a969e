package app.taskflow.command.task;

import app.taskflow.command.task.field.TaskFields;
import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task as its events made it.
 *
 * @param version how many events it has
 * @param original the fields it was created with, by which a repeated create is recognised
 * @param rank the place in manual order, see {@link Rank}
 * @param updatedAt when its last event was recorded
 * @param completedAt present exactly if the status is done
 */
public record Task(
        TaskId id,
        UserId owner,
        long version,
        TaskFields fields,
        TaskFields original,
        String rank,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant completedAt,
        @Nullable Instant archivedAt,
        @Nullable Instant deletedAt) {

    public boolean isArchived() {
        return archivedAt != null;
    }

    public boolean isDeleted() {
        return deletedAt != null;
    }
}
