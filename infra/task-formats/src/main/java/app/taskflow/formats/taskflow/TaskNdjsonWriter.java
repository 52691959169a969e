package app.taskflow.formats.taskflow;

import app.taskflow.formats.task.PortableTask;
import app.taskflow.formats.task.TaskWriter;
import app.taskflow.formats.task.WireNames;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes TaskFlow NDJSON. Absent values are left out. */
public final class TaskNdjsonWriter implements TaskWriter {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final OutputStream out;

    public TaskNdjsonWriter(OutputStream out) {
        this.out = new BufferedOutputStream(out);
    }

    @Override
    public void write(PortableTask task) throws IOException {
        out.write(line(task));
        out.write('\n');
    }

    /** One task as UTF-8 JSON without a line end. */
    public static byte[] line(PortableTask task) {
        ObjectNode json = JSON.createObjectNode();
        put(json, "externalId", task.externalId());
        put(json, "parentExternalId", task.parentExternalId());
        put(json, "title", task.title());
        put(json, "description", task.description());
        put(json, "status", WireNames.of(task.status()));
        put(json, "priority", WireNames.of(task.priority()));
        put(json, "dueDate", task.due().date());
        put(json, "dueTime", task.due().time());
        put(json, "timeZone", task.due().zone());
        if (!task.tags().isEmpty()) {
            ArrayNode tags = json.putArray("tags");
            task.tags().forEach(tags::add);
        }
        put(json, "recurrence", task.recurrence());
        put(json, "createdAt", task.createdAt());
        put(json, "completedAt", task.completedAt());
        put(json, "archivedAt", task.archivedAt());
        return JSON.writeValueAsBytes(json);
    }

    private static void put(ObjectNode json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value.toString());
        }
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
