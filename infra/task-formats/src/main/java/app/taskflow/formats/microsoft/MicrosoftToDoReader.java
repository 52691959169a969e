package app.taskflow.formats.microsoft;

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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads one task, an array of them, or the array under {@code value} of an answer. Steps are rows after their task. */
public final class MicrosoftToDoReader implements RowReader {

    /** A task has about twenty. */
    private static final int MOST_PROPERTIES = 200;

    private final Reader in;
    private final JsonDocument json;
    private final ToDoTasks tasks;
    private final ForeignRows rows = new ForeignRows(Source.MICROSOFT_TODO);
    private final Deque<Row> ready = new ArrayDeque<>();
    private boolean inItems;
    private long number;

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
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            if (name.equals("value") && json.atArray()) {
                inItems = true;
                return;
            }
            if (alone.size() == MOST_PROPERTIES) {
                throw notToDo();
            }
            alone.set(name, json.value());
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
        if (ready.isEmpty() && inItems) {
            inItems = json.nextItem();
            if (inItems) {
                add(json.line(), json.value());
            } else {
                finish();
            }
        }
        return ready.poll();
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
            ready.add(new Row.Rejected(
                    number, line, List.of(new Finding(Code.REQUIRED, "title", "is missing: it is no task"))));
            return;
        }
        String id = JsonDocument.text(item, "id");
        ForeignTask task = tasks.task(item);
        Row.Task row = rows.withId(number, line, task, id, null, item.toString());
        ready.add(row);
        for (JsonNode step : item.path("checklistItems")) {
            String stepId = JsonDocument.text(step, "id");
            ForeignTask sub = tasks.step(step);
            ready.add(
                    stepId == null && id == null
                            ? rows.withoutId(number, line, sub, row.identity(), step.toString())
                            : rows.withId(number, line, sub, stepId, id, id + step.toString()));
        }
    }

    @Override
    public void close() throws IOException {
        json.close();
        in.close();
    }
}
