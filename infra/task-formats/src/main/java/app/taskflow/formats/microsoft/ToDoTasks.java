package app.taskflow.formats.microsoft;

import static app.taskflow.formats.json.JsonDocument.isTrue;
import static app.taskflow.formats.json.JsonDocument.text;

import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import app.taskflow.formats.foreign.ForeignTask;
import app.taskflow.formats.row.Finding.Code;
import app.taskflow.formats.row.ReadOptions;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes tasks of To Do's tasks and of their steps. */
final class ToDoTasks {

    /** Fields of ours are made of these, or they are about the service and not about the task. */
    private static final Set<String> READ = Set.of(
            "id",
            "title",
            "status",
            "importance",
            "body",
            "dueDateTime",
            "startDateTime",
            "reminderDateTime",
            "completedDateTime",
            "createdDateTime",
            "lastModifiedDateTime",
            "bodyLastModifiedDateTime",
            "isReminderOn",
            "hasAttachments",
            "recurrence",
            "categories",
            "checklistItems",
            "linkedResources",
            "attachments");

    private final GraphTimes times;

    ToDoTasks(ReadOptions options) {
        this.times = new GraphTimes(options);
    }

    ForeignTask task(JsonNode item) {
        ForeignTask task = new ForeignTask();
        task.title(orEmpty(text(item, "title")));
        body(task, item.path("body"));
        status(task, item);
        importance(task, text(item, "importance"));
        times.due(task, item.path("dueDateTime"));
        task.createdAt(ForeignTask.instant(text(item, "createdDateTime")));
        if (item.path("recurrence").isObject()) {
            GraphRecurrence.read(task, item.path("recurrence"));
        }
        for (JsonNode category : item.path("categories")) {
            task.tag(category.asString(""));
        }
        task.fact("Start", GraphTimes.shown(item.path("startDateTime")));
        task.fact("Reminder", GraphTimes.shown(item.path("reminderDateTime")));
        for (JsonNode link : item.path("linkedResources")) {
            task.fact("Link", (orEmpty(text(link, "displayName")) + " " + orEmpty(text(link, "webUrl"))).strip());
        }
        attachments(task, item);
        for (Map.Entry<String, JsonNode> other : item.properties()) {
            JsonNode value = other.getValue();
            if (!READ.contains(other.getKey()) && !other.getKey().contains("@odata") && !value.isNull()) {
                task.fact(other.getKey(), value.isContainer() ? value.toString() : value.asString(""));
            }
        }
        return task;
    }

    private static void attachments(ForeignTask task, JsonNode item) {
        for (JsonNode attachment : item.path("attachments")) {
            task.fact("Attachment", text(attachment, "name"));
        }
        if (isTrue(item, "hasAttachments")) {
            task.warn(Code.VALUE_NOT_UNDERSTOOD, "description", "cannot hold the content of the attachments");
        }
    }

    private static void body(ForeignTask task, JsonNode body) {
        String content = orEmpty(text(body, "content"));
        task.description("html".equalsIgnoreCase(text(body, "contentType")) ? HtmlText.of(content) : content);
    }

    private void status(ForeignTask task, JsonNode item) {
        String status = text(item, "status");
        switch (orEmpty(status)) {
            case "notStarted", "" -> task.status(Status.TODO);
            case "inProgress" -> task.status(Status.IN_PROGRESS);
            case "completed" -> task.done(times.instant(item.path("completedDateTime")));
            case "waitingOnOthers", "deferred" -> task.tag(orEmpty(status));
            default -> task.notUnderstood(Code.VALUE_NOT_UNDERSTOOD, "status", "Status", orEmpty(status));
        }
    }

    private static void importance(ForeignTask task, @Nullable String importance) {
        switch (orEmpty(importance)) {
            case "high" -> task.priority(Priority.HIGH);
            case "normal", "" -> task.priority(Priority.NONE);
            case "low" -> task.priority(Priority.LOW);
            default -> task.notUnderstood(Code.VALUE_NOT_UNDERSTOOD, "priority", "Importance", orEmpty(importance));
        }
    }

    ForeignTask step(JsonNode step) {
        ForeignTask task = new ForeignTask();
        task.title(orEmpty(text(step, "displayName")));
        task.createdAt(ForeignTask.instant(text(step, "createdDateTime")));
        if (isTrue(step, "isChecked")) {
            task.done(ForeignTask.instant(text(step, "checkedDateTime")));
        }
        return task;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
