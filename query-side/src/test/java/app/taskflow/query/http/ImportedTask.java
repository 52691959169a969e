package app.taskflow.query.http;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Source;
import app.taskflow.events.task.Status;
import app.taskflow.events.task.TaskEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first event of a task that an import brought. */
final class ImportedTask {

    static final String RECURRENCE = "FREQ=WEEKLY;BYDAY=MO";

    private ImportedTask() {}

    static TaskEvent.Created event(String title, Due due, @Nullable TaskId parent) {
        return new TaskEvent.Created(
                title,
                null,
                Status.TODO,
                Priority.NONE,
                due,
                List.of(),
                "m",
                Instant.EPOCH,
                null,
                parent,
                RECURRENCE,
                new Source("todoist", "7"));
    }
}
