package app.taskflow.query.http;

import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import app.taskflow.events.task.TaskEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task that is about to be created. Each method gives another one. */
record NewTask(
        String title,
        @Nullable String description,
        Status status,
        Priority priority,
        Due due,
        List<String> tags,
        String rank,
        Instant createdAt,
        @Nullable Instant completedAt) {

    static NewTask of(String title) {
        return new NewTask(title, null, Status.TODO, Priority.NONE, Due.NONE, List.of(), "m", Instant.EPOCH, null);
    }

    NewTask describedAs(String text) {
        return new NewTask(title, text, status, priority, due, tags, rank, createdAt, completedAt);
    }

    NewTask done(Instant at) {
        return new NewTask(title, description, Status.DONE, priority, due, tags, rank, createdAt, at);
    }

    NewTask started() {
        return new NewTask(title, description, Status.IN_PROGRESS, priority, due, tags, rank, createdAt, null);
    }

    NewTask priority(Priority value) {
        return new NewTask(title, description, status, value, due, tags, rank, createdAt, completedAt);
    }

    NewTask due(LocalDate date) {
        return due(date, null, null);
    }

    NewTask due(LocalDate date, @Nullable LocalTime time, @Nullable ZoneId zone) {
        return new NewTask(
                title, description, status, priority, new Due(date, time, zone), tags, rank, createdAt, completedAt);
    }

    NewTask tags(String... values) {
        return new NewTask(title, description, status, priority, due, List.of(values), rank, createdAt, completedAt);
    }

    NewTask rank(String value) {
        return new NewTask(title, description, status, priority, due, tags, value, createdAt, completedAt);
    }

    NewTask createdAt(Instant at) {
        return new NewTask(title, description, status, priority, due, tags, rank, at, completedAt);
    }

    TaskEvent.Created event() {
        return new TaskEvent.Created(title, description, status, priority, due, tags, rank, createdAt, completedAt);
    }
}
