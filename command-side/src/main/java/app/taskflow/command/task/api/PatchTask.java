package app.taskflow.command.task.api;

import app.taskflow.command.task.field.Edit;
import app.taskflow.web.input.Patched;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The body of a merge patch, as it was sent. What it means depends on the task, so nothing is checked here. */
record PatchTask(
        Patched<String> title,
        Patched<String> description,
        Patched<String> status,
        Patched<String> priority,
        Patched<String> dueDate,
        Patched<String> dueTime,
        Patched<String> timeZone,
        Patched<List<String>> tags) {

    List<Edit> edits() {
        List<Edit> edits = new ArrayList<>();
        add(edits, title, Edit.Title::new);
        add(edits, description, Edit.Description::new);
        add(edits, status, Edit.Status::new);
        add(edits, priority, Edit.Priority::new);
        add(edits, dueDate, Edit.DueDate::new);
        add(edits, dueTime, Edit.DueTime::new);
        add(edits, timeZone, Edit.TimeZone::new);
        add(edits, tags, texts -> new Edit.Tags(texts == null ? null : new ArrayList<@Nullable String>(texts)));
        return edits;
    }

    private static <T> void add(List<Edit> edits, Patched<T> patched, Function<@Nullable T, Edit> edit) {
        if (patched.isPresent()) {
            edits.add(edit.apply(patched.applyTo(null)));
        }
    }
}
