package app.taskflow.command.task.api;

import app.taskflow.command.task.field.Edit;
import app.taskflow.command.task.field.Edited;
import app.taskflow.command.task.field.FieldRules;
import app.taskflow.events.id.MalformedIdException;
import app.taskflow.events.id.TaskId;
import app.taskflow.web.input.Checked;
import app.taskflow.web.input.Violations;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The body of a create, as it was sent. It is checked at once, since its rules need no task to look at. */
record CreateTask(
        @Nullable String id,
        @Nullable String title,
        @Nullable String description,
        @Nullable String status,
        @Nullable String priority,
        @Nullable String dueDate,
        @Nullable String dueTime,
        @Nullable String timeZone,
        @Nullable List<String> tags)
        implements Checked {

    /** What is null is as good as absent: it has its default. */
    List<Edit> edits() {
        List<Edit> edits = new ArrayList<>();
        add(edits, title, Edit.Title::new);
        add(edits, description, Edit.Description::new);
        add(edits, status, Edit.Status::new);
        add(edits, priority, Edit.Priority::new);
        add(edits, dueDate, Edit.DueDate::new);
        add(edits, dueTime, Edit.DueTime::new);
        add(edits, timeZone, Edit.TimeZone::new);
        if (tags != null) {
            edits.add(new Edit.Tags(new ArrayList<@Nullable String>(tags)));
        }
        return edits;
    }

    private static void add(List<Edit> edits, @Nullable String text, Function<String, Edit> edit) {
        if (text != null) {
            edits.add(edit.apply(text));
        }
    }

    @Override
    public void check(Violations violations) {
        if (id != null) {
            try {
                TaskId.parse(id);
            } catch (MalformedIdException _) {
                violations.add("/id", "malformed-id", "must be a UUID");
            }
        }
        if (FieldRules.create(edits()) instanceof Edited.Invalid(var broken)) {
            broken.forEach(v -> violations.add(v.pointer(), v.code().toString(), v.message()));
        }
    }
}
