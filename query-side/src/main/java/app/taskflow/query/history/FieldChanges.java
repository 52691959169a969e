package app.taskflow.query.history;

import app.taskflow.query.view.TaskView;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an event changed of a task, told from the task before it and after it. */
final class FieldChanges {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    /** The fields by their names, in the order of a task's JSON; not those that every event changes, nor the ids. */
    private static final Map<String, Function<TaskView, @Nullable Object>> FIELDS = fields();

    private FieldChanges() {}

    private static Map<String, Function<TaskView, @Nullable Object>> fields() {
        Map<String, Function<TaskView, @Nullable Object>> fields = new LinkedHashMap<>();
        fields.put("title", TaskView::title);
        fields.put("description", TaskView::description);
        fields.put("status", TaskView::status);
        fields.put("priority", TaskView::priority);
        fields.put("dueDate", task -> task.due().date());
        fields.put("dueTime", task -> text(task.due().time()));
        fields.put("timeZone", task -> task.due().zone());
        fields.put("tags", task -> task.tags().isEmpty() ? null : task.tags());
        fields.put("parentId", TaskView::parentId);
        fields.put("rank", TaskView::rank);
        fields.put("recurrence", TaskView::recurrence);
        fields.put("completedAt", TaskView::completedAt);
        fields.put("archivedAt", TaskView::archivedAt);
        fields.put("deletedAt", TaskView::deletedAt);
        fields.put("source", TaskView::source);
        return fields;
    }

    private static @Nullable String text(@Nullable LocalTime time) {
        return time == null ? null : TIME.format(time);
    }

    /** @param before null where the event created the task */
    static List<FieldChange> between(@Nullable TaskView before, TaskView after) {
        List<FieldChange> changes = new ArrayList<>();
        FIELDS.forEach((name, field) -> {
            Object from = before == null ? null : field.apply(before);
            Object to = field.apply(after);
            if (!Objects.equals(from, to)) {
                changes.add(new FieldChange(name, from, to));
            }
        });
        return changes;
    }
}
