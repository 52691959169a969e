package app.taskflow.query.http;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Source;
import app.taskflow.events.task.Status;
import app.taskflow.query.view.TaskView;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task as clients see it, the same as in the answers to writes. */
public record TaskJson(
        TaskId id,
        String title,
        @Nullable String description,
        Status status,
        Priority priority,
        @Nullable LocalDate dueDate,
        @JsonFormat(pattern = "HH:mm") @Nullable LocalTime dueTime,
        @Nullable ZoneId timeZone,
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
        long version) {

    public static TaskJson of(TaskView task) {
        return new TaskJson(
                task.id(),
                task.title(),
                task.description(),
                task.status(),
                task.priority(),
                task.due().date(),
                task.due().time(),
                task.due().zone(),
                task.tags(),
                task.parentId(),
                task.rank(),
                task.recurrence(),
                task.createdAt(),
                task.updatedAt(),
                task.completedAt(),
                task.archivedAt(),
                task.deletedAt(),
                task.source(),
                task.version());
    }
}
