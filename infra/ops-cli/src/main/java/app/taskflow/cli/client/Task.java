package app.taskflow.cli.client;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A task as the API shows it, as far as the commands here look at it. */
public record Task(
        TaskId id,
        String title,
        @Nullable String description,
        Status status,
        Priority priority,
        @Nullable LocalDate dueDate,
        List<String> tags,
        Instant createdAt,
        @Nullable Instant completedAt,
        @Nullable Instant archivedAt,
        long version) {

    public Task {
        tags = Objects.requireNonNullElse(tags, List.of());
    }
}
