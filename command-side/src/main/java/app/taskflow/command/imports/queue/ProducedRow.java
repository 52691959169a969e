package app.taskflow.command.imports.queue;

import app.taskflow.command.imports.row.ImportRow;
import app.taskflow.command.imports.row.RowTranslation;
import app.taskflow.events.id.ImportId;
import app.taskflow.events.id.MalformedIdException;
import app.taskflow.events.id.UserId;
import app.taskflow.formats.ImportReaders;
import app.taskflow.formats.row.ReadOptions;
import app.taskflow.formats.row.Row;
import app.taskflow.formats.row.RowIdentity;
import app.taskflow.formats.row.RowReader;
import app.taskflow.formats.row.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A record of a producer: one task, or the word that no more come. Its form is published as JSON Schema beside
 * {@code shared-events}.
 *
 * @param rowId names the row within its import; with it a record sent twice is one task
 * @param task as a line of TaskFlow's NDJSON; missing where the record only ends the import
 */
record ProducedRow(ImportId importId, UserId owner, String rowId, JsonNode task, boolean last) {

    private static final Set<String> NAMES = Set.of("importId", "rowId", "task", "last");
    private static final int LONGEST_ROW_ID = 255;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @throws UnfitRecordException if nobody can tell what it means */
    static ProducedRow read(ConsumerRecord<String, byte[]> entry) throws UnfitRecordException {
        if (entry.key() == null || entry.value() == null) {
            throw new UnfitRecordException("a record has a key, the id of the owner, and a value");
        }
        try {
            JsonNode value = JSON.readTree(entry.value());
            List<String> unknown = value.propertyNames().stream()
                    .filter(name -> !NAMES.contains(name))
                    .toList();
            if (!value.isObject() || !unknown.isEmpty()) {
                throw new UnfitRecordException("the value is no object of importId, rowId, task and last");
            }
            ImportId importId = ImportId.parse(value.path("importId").asString(""));
            boolean last = value.path("last").asBoolean(false);
            String rowId = value.path("rowId").asString("");
            JsonNode task = value.path("task");
            boolean named = !rowId.isBlank() && rowId.length() <= LONGEST_ROW_ID;
            if (task.isMissingNode() ? !last : !named || !task.isObject()) {
                throw new UnfitRecordException("a task needs a rowId of 1 to 255 characters and must be an object");
            }
            return new ProducedRow(importId, UserId.parse(entry.key()), rowId, task, last);
        } catch (MalformedIdException _) {
            throw new UnfitRecordException("the key and importId must be UUIDs");
        } catch (JacksonException _) {
            throw new UnfitRecordException("the value is no JSON");
        }
    }

    boolean hasTask() {
        return !task.isMissingNode();
    }

    /** @param number what its messages are told by */
    ImportRow row(long number, Instant at) throws UnfitRecordException {
        byte[] line = JSON.writeValueAsBytes(task);
        ReadOptions options = new ReadOptions(null, at);
        try (RowReader reader =
                ImportReaders.open(new ByteArrayInputStream(line), Source.TASKFLOW, StandardCharsets.UTF_8, options)) {
            Row row = reader.next();
            if (row == null) {
                throw new UnfitRecordException("the task is empty");
            }
            return new RowTranslation(owner, at).translate(numbered(row, number));
        } catch (IOException _) {
            throw new UnfitRecordException("the task cannot be read");
        }
    }

    private Row numbered(Row row, long number) {
        return switch (row) {
            case Row.Rejected rejected -> new Row.Rejected(number, number, rejected.errors());
            case Row.Task read ->
                new Row.Task(number, number, identity(read), read.parent(), read.task(), read.warnings());
        };
    }

    private RowIdentity identity(Row.Task read) {
        return read.task().externalId() == null
                ? new RowIdentity(read.identity().source(), "produced:" + importId + ":" + rowId)
                : read.identity();
    }
}
