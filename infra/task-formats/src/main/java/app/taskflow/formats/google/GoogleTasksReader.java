package app.taskflow.formats.google;

import static app.taskflow.formats.json.JsonDocument.isTrue;
import static app.taskflow.formats.json.JsonDocument.text;

import app.taskflow.events.field.DueText;
import app.taskflow.formats.foreign.ForeignRows;
import app.taskflow.formats.foreign.ForeignTask;
import app.taskflow.formats.json.JsonDocument;
import app.taskflow.formats.row.Finding;
import app.taskflow.formats.row.Finding.Code;
import app.taskflow.formats.row.ReadOptions;
import app.taskflow.formats.row.Row;
import app.taskflow.formats.row.RowReader;
import app.taskflow.formats.row.Source;
import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the lists of Google Tasks; the title of a list, which stands before its items, becomes a tag. */
public final class GoogleTasksReader implements RowReader {

    private enum Where {
        LISTS,
        LIST,
        ITEMS,
        END
    }

    private final Reader in;
    private final JsonDocument json;
    private final ReadOptions options;
    private final ForeignRows rows = new ForeignRows(Source.GOOGLE_TASKS);
    private Where where = Where.LISTS;
    private String list = "";
    private long number;

    private GoogleTasksReader(Reader in, JsonDocument json, ReadOptions options) {
        this.in = in;
        this.json = json;
        this.options = options;
    }

    public static GoogleTasksReader open(Reader in, ReadOptions options) throws IOException {
        JsonDocument json = new JsonDocument(in);
        if (json.atObject()) {
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                if (name.equals("items") && json.atArray()) {
                    return new GoogleTasksReader(in, json, options);
                }
                json.skip();
            }
        }
        throw json.unreadable("The file has no \"items\" of task lists, as Google Tasks' Tasks.json has");
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (where != Where.END) {
            switch (where) {
                case LISTS -> enterList();
                case LIST -> findItems();
                case ITEMS -> {
                    if (json.nextItem()) {
                        long line = json.line();
                        return row(line, json.value());
                    }
                    where = Where.LIST;
                }
                case END -> {}
            }
        }
        return null;
    }

    private void enterList() throws IOException {
        if (!json.nextItem()) {
            where = Where.END;
        } else if (json.atObject()) {
            list = "";
            where = Where.LIST;
        } else {
            throw json.unreadable("A task list is no object");
        }
    }

    private void findItems() throws IOException {
        String name = json.nextName();
        if (name == null) {
            where = Where.LISTS;
        } else if (name.equals("items") && json.atArray()) {
            where = Where.ITEMS;
        } else if (name.equals("title")) {
            JsonNode title = json.value();
            list = title.isString() ? title.stringValue() : "";
        } else {
            json.skip();
        }
    }

    private Row row(long line, JsonNode item) {
        number++;
        if (isTrue(item, "deleted")) {
            return new Row.Rejected(
                    number, line, List.of(new Finding(Code.DELETED_IN_SOURCE, null, "was deleted in Google Tasks")));
        }
        ForeignTask task = new ForeignTask();
        task.title(orEmpty(text(item, "title")));
        task.description(orEmpty(text(item, "notes")));
        task.tag(list);
        task.createdAt(instant(task, "createdAt", "Created", text(item, "created")));
        due(task, text(item, "due"));
        Instant updated = ForeignTask.instant(text(item, "updated"));
        Instant completed = instant(task, "completedAt", "Completed", text(item, "completed"));
        if ("completed".equals(text(item, "status"))) {
            task.done(completed == null ? updated : completed);
        }
        if (isTrue(item, "hidden")) {
            // Completed and then cleared from the list.
            task.archivedAt(completed != null ? completed : updated != null ? updated : options.now());
        }
        for (JsonNode link : item.path("links")) {
            link(task, orEmpty(text(link, "description")), orEmpty(text(link, "link")));
        }
        return rows.withId(number, line, task, text(item, "id"), text(item, "parent"), item.toString());
    }

    /** A mail, most of the time, and its subject. */
    private static void link(ForeignTask task, String description, String target) {
        task.fact("Link", description.isBlank() ? target : description.strip() + " " + target);
    }

    private static @Nullable Instant instant(ForeignTask task, String field, String name, @Nullable String text) {
        Instant instant = ForeignTask.instant(text);
        if (instant == null && text != null && !text.isBlank()) {
            task.notUnderstood(Code.DATE_NOT_UNDERSTOOD, field, name, text);
        }
        return instant;
    }

    /** Google keeps the day only, and writes it as midnight UTC: to convert it would shift the day. */
    private static void due(ForeignTask task, @Nullable String text) {
        if (text == null) {
            return;
        }
        LocalDate date = text.length() < 10 ? null : DueText.date(text.substring(0, 10));
        if (date == null) {
            task.notUnderstood(Code.DATE_NOT_UNDERSTOOD, "dueDate", "Due", text);
        } else {
            task.due(date, null, null);
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    @Override
    public void close() throws IOException {
        json.close();
        in.close();
    }
}
