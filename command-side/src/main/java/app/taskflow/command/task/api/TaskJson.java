package app.taskflow.command.task.api;

import app.taskflow.command.task.Task;
import app.taskflow.command.task.field.TaskFields;
import app.taskflow.events.id.TaskId;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Source;
import app.taskflow.events.task.Status;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task as clients see it, the same as in the answers to reads. */
record TaskJson(
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

    static TaskJson of(Task task) {
        TaskFields fields = task.fields();
        return new TaskJson(
                task.id(),
                fields.title(),
                fields.description(),
                fields.status(),
                fields.priority(),
                fields.due().date(),
                fields.due().time(),
                fields.due().zone(),
                fields.tags(),
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
