package app.taskflow.formats.microsoft;

import app.taskflow.formats.foreign.ForeignRows;
import app.taskflow.formats.foreign.ForeignTask;
import app.taskflow.formats.json.JsonDocument;
import app.taskflow.formats.row.Finding;
import app.taskflow.formats.row.Finding.Code;
import app.taskflow.formats.row.ReadOptions;
import app.taskflow.formats.row.Row;
import app.taskflow.formats.row.RowIdentity;
import app.taskflow.formats.row.RowReader;
import app.taskflow.formats.row.Source;
import java.io.IOException;
import java.io.Reader;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads one task, an array of them, or the array under {@code value} of an answer. Steps are rows after their task. */
public final class MicrosoftToDoReader implements RowReader {

    private final Reader in;
    private final JsonDocument json;
    private final ToDoTasks tasks;
    private final ForeignRows rows = new ForeignRows(Source.MICROSOFT_TODO);
    private @Nullable Row ready;
    private @Nullable Parent parent;
    private Iterator<JsonNode> steps = Collections.emptyIterator();
    private boolean inItems;
    private long number;

    /** The task whose steps come next, one at a time, as there may be very many. */
    private record Parent(long line, @Nullable String id, RowIdentity identity) {}

    private MicrosoftToDoReader(Reader in, JsonDocument json, ReadOptions options) {
        this.in = in;
        this.json = json;
        this.tasks = new ToDoTasks(options);
    }

    public static MicrosoftToDoReader open(Reader in, ReadOptions options) throws IOException {
        MicrosoftToDoReader reader = new MicrosoftToDoReader(in, new JsonDocument(in), options);
        reader.begin();
        return reader;
    }

    private void begin() throws IOException {
        if (json.atArray()) {
            inItems = true;
        } else if (json.atObject()) {
            beginObject();
        } else {
            throw notToDo();
        }
    }

    private void beginObject() throws IOException {
        long line = json.line();
        ObjectNode alone = JsonNodeFactory.instance.objectNode();
        long size = 0;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            if (name.equals("value") && json.atArray()) {
                inItems = true;
                return;
            }
            alone.set(name, json.value());
            size += json.size();
            if (size > JsonDocument.LARGEST) {
                throw notToDo();
            }
        }
        if (!alone.has("title")) {
            throw notToDo();
        }
        add(line, alone);
    }

    private IOException notToDo() {
        return json.unreadable("The file is no task of Microsoft To Do, and no array of them, alone or as \"value\"");
    }

    @Override
    public @Nullable Row next() throws IOException {
        if (ready == null && parent != null && steps.hasNext()) {
            return step(parent, steps.next());
        }
        if (ready == null && inItems) {
            inItems = json.nextItem();
            if (inItems) {
                add(json.line(), json.value());
            } else {
                finish();
            }
        }
        Row next = ready;
        ready = null;
        return next;
    }

    /** What follows the array says nothing of tasks, but the file must be whole. */
    private void finish() throws IOException {
        while (json.nextName() != null) {
            json.skip();
        }
    }

    private void add(long line, JsonNode item) throws IOException {
        number++;
        if (!item.has("title")) {
            if (number == 1) {
                throw notToDo();
            }
            ready = new Row.Rejected(
                    number, line, List.of(new Finding(Code.REQUIRED, "title", "is missing: it is no task")));
            return;
        }
        String id = JsonDocument.text(item, "id");
        Row.Task row = rows.withId(number, line, tasks.task(item), id, null, item.toString());
        ready = row;
        parent = new Parent(line, id, row.identity());
        steps = item.path("checklistItems").iterator();
    }

    private Row step(Parent of, JsonNode step) {
        String id = JsonDocument.text(step, "id");
        ForeignTask task = tasks.step(step);
        return id == null && of.id() == null
                ? rows.withoutId(number, of.line(), task, of.identity(), step.toString())
                : rows.withId(number, of.line(), task, id, of.id(), of.id() + step.toString());
    }

    @Override
    public void close() throws IOException {
        json.close();
        in.close();
    }
}
