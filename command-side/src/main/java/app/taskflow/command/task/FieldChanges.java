package app.taskflow.command.task;

import app.taskflow.command.task.field.TaskFields;
import app.taskflow.events.task.Status;
import app.taskflow.events.task.TaskEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The events that lead from one set of fields to another: one for each thing that differs, none where nothing does. */
final class FieldChanges {

    private FieldChanges() {}

    static List<TaskEvent> between(TaskFields before, TaskFields after, Instant now) {
        List<TaskEvent> events = new ArrayList<>();
        if (!before.title().equals(after.title())) {
            events.add(new TaskEvent.Retitled(after.title()));
        }
        if (!Objects.equals(before.description(), after.description())) {
            events.add(new TaskEvent.Described(after.description()));
        }
        if (before.priority() != after.priority()) {
            events.add(new TaskEvent.Prioritized(after.priority()));
        }
        if (!before.due().equals(after.due())) {
            events.add(new TaskEvent.Rescheduled(after.due()));
        }
        if (!before.tags().equals(after.tags())) {
            events.add(new TaskEvent.Retagged(after.tags()));
        }
        if (before.status() != after.status()) {
            events.add(move(before.status(), after.status(), now));
        }
        return events;
    }

    private static TaskEvent move(Status from, Status to, Instant now) {
        return switch (to) {
            case DONE -> new TaskEvent.Completed(now);
            case TODO -> from == Status.DONE ? new TaskEvent.Reopened(to) : new TaskEvent.Stopped();
            case IN_PROGRESS -> from == Status.DONE ? new TaskEvent.Reopened(to) : new TaskEvent.Started();
        };
    }
}
