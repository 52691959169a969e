package app.taskflow.command.task.field;

import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a task that its owner writes, all of them within the rules. */
public record TaskFields(
        String title, @Nullable String description, Status status, Priority priority, Due due, List<String> tags) {

    public TaskFields {
        tags = List.copyOf(tags);
    }

    public TaskFields withTitle(String changed) {
        return new TaskFields(changed, description, status, priority, due, tags);
    }

    public TaskFields withDescription(@Nullable String changed) {
        return new TaskFields(title, changed, status, priority, due, tags);
    }

    public TaskFields withStatus(Status changed) {
        return new TaskFields(title, description, changed, priority, due, tags);
    }

    public TaskFields withPriority(Priority changed) {
        return new TaskFields(title, description, status, changed, due, tags);
    }

    public TaskFields withDue(Due changed) {
        return new TaskFields(title, description, status, priority, changed, tags);
    }

    public TaskFields withTags(List<String> changed) {
        return new TaskFields(title, description, status, priority, due, changed);
    }
}
