package app.taskflow.command.task.field;

import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads edits of a task's fields against all the rules. Every broken rule is found in one go, those that need the
 * fields as they were included.
 */
public final class FieldRules {

    private final Violations violations = new Violations();
    private final DueDraft due;
    private @Nullable String title;
    private @Nullable String description;
    private @Nullable Status status;
    private @Nullable Priority priority;
    private List<String> tags;

    private FieldRules() {
        status = Status.TODO;
        priority = Priority.NONE;
        due = new DueDraft(Due.NONE);
        tags = List.of();
    }

    private FieldRules(TaskFields before) {
        title = before.title();
        description = before.description();
        status = before.status();
        priority = before.priority();
        due = new DueDraft(before.due());
        tags = before.tags();
    }

    /** The fields of a new task: what the edits do not mention has its default. */
    public static Edited create(List<Edit> edits) {
        FieldRules rules = new FieldRules();
        if (edits.stream().noneMatch(Edit.Title.class::isInstance)) {
            rules.read(new Edit.Title(null));
        }
        return rules.readAll(edits);
    }

    /** The fields of a task after the edits, equal to {@code before} where these change nothing. */
    public static Edited change(TaskFields before, List<Edit> edits) {
        return new FieldRules(before).readAll(edits);
    }

    private Edited readAll(List<Edit> edits) {
        edits.forEach(this::read);
        Due finished = due.finish(violations);
        List<Violation> found = violations.found();
        // A field without value has its violation; the compiler needs to be told.
        return found.isEmpty() && title != null && status != null && priority != null
                ? new Edited.Valid(new TaskFields(title, description, status, priority, finished, tags))
                : new Edited.Invalid(found);
    }

    private void read(Edit edit) {
        switch (edit) {
            case Edit.Title(var text) -> title = TextRules.title(text, violations);
            case Edit.Description(var text) -> description = TextRules.description(text, violations);
            case Edit.Status(var text) -> status = ChoiceRules.status(text, violations);
            case Edit.Priority(var text) -> priority = ChoiceRules.priority(text, violations);
            case Edit.DueDate(var text) -> due.date(text, violations);
            case Edit.DueTime(var text) -> due.time(text, violations);
            case Edit.TimeZone(var text) -> due.zone(text, violations);
            case Edit.Tags(var texts) -> tags = TagRules.tags(texts, violations);
        }
    }
}
