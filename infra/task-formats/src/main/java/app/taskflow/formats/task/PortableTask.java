package app.taskflow.formats.task;

import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task between two systems: what a row of an import holds, and what an export writes. A reader gives only such
 * tasks as keep all of TaskFlow's rules for fields; that its parent exists and the tree is not too deep is for the
 * receiver to judge.
 *
 * @param externalId its name in the other system: 1 to 255 code points, one line; in an export, our own id
 * @param parentExternalId the {@code externalId} of the task it is a part of; rows may come in any order
 * @param title 1 to 200 code points, one line, stripped
 * @param description to 10 000 code points; empty text is none
 * @param tags to 20, each 1 to 50 code points, unique ignoring case
 * @param recurrence an RFC 5545 rule without the name {@code RRULE:}; only with a due date
 * @param createdAt null if the source does not say
 * @param completedAt only if {@code status} is done, and null even then if the source does not say when: the receiver
 *     takes the import's own instant, and never reopens the task
 * @param archivedAt null exactly if the task is not archived
 */
public record PortableTask(
        @Nullable String externalId,
        @Nullable String parentExternalId,
        String title,
        @Nullable String description,
        Status status,
        Priority priority,
        Due due,
        List<String> tags,
        @Nullable String recurrence,
        @Nullable Instant createdAt,
        @Nullable Instant completedAt,
        @Nullable Instant archivedAt) {

    public PortableTask {
        description = description == null || description.isEmpty() ? null : description;
        tags = List.copyOf(tags);
        if (completedAt != null && status != Status.DONE) {
            throw new IllegalArgumentException("completed, but not done");
        }
        if (recurrence != null && due.date() == null) {
            throw new IllegalArgumentException("a recurrence without a due date");
        }
    }
}
