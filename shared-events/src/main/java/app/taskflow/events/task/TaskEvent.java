package app.taskflow.events.task;

import app.taskflow.events.id.TaskId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of one task. Each says one thing; what one command did may be several of them in one commit.
 * Instants inside are the domain's own (an import tells when a task was completed elsewhere); when an event was
 * recorded stands in its commit.
 */
public sealed interface TaskEvent {

    /**
     * The first event of a task, with all that was known then.
     *
     * @param title 1 to 200 code points, one line
     * @param rank the place in manual order: compared as text, smaller comes first
     * @param completedAt present exactly if the status is {@link Status#DONE}
     * @param parentId the task that this is a part of; it may not be there, or not yet
     * @param recurrence an RFC 5545 rule as an import brought it
     * @param source present where the task was imported
     */
    record Created(
            String title,
            @Nullable String description,
            Status status,
            Priority priority,
            Due due,
            List<String> tags,
            String rank,
            Instant createdAt,
            @Nullable Instant completedAt,
            @Nullable TaskId parentId,
            @Nullable String recurrence,
            @Nullable Source source)
            implements TaskEvent {
        public Created {
            tags = List.copyOf(tags);
        }

        /** A task that stands for itself and was made here. */
        public Created(
                String title,
                @Nullable String description,
                Status status,
                Priority priority,
                Due due,
                List<String> tags,
                String rank,
                Instant createdAt,
                @Nullable Instant completedAt) {
            this(title, description, status, priority, due, tags, rank, createdAt, completedAt, null, null, null);
        }
    }

    record Retitled(String title) implements TaskEvent {}

    /** The description was written anew, or cleared where it is absent. */
    record Described(@Nullable String description) implements TaskEvent {}

    record Prioritized(Priority priority) implements TaskEvent {}

    record Rescheduled(Due due) implements TaskEvent {}

    /** The tags as a whole, in the order of their owner, unique ignoring case. */
    record Retagged(List<String> tags) implements TaskEvent {
        public Retagged {
            tags = List.copyOf(tags);
        }
    }

    /** From todo to in progress. */
    record Started() implements TaskEvent {}

    /** From in progress back to todo. */
    record Stopped() implements TaskEvent {}

    record Completed(Instant completedAt) implements TaskEvent {}

    /** From done back to the status given, which is not done. */
    record Reopened(Status status) implements TaskEvent {}

    record Archived(Instant archivedAt) implements TaskEvent {}

    record Unarchived() implements TaskEvent {}

    /** Into the trash, from where it can be restored for thirty days. */
    record Deleted(Instant deletedAt) implements TaskEvent {}

    record Restored() implements TaskEvent {}
}
