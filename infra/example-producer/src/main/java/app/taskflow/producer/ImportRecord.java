package app.taskflow.producer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The value of a record, by import-row.v1.schema.json.
 *
 * @param rowId names the row within its import: sent twice, it is one task
 * @param last no more rows come; the import completes when it has done this one
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
record ImportRecord(UUID importId, String rowId, ObjectNode task, boolean last) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** A line keeps its number whenever the file is sent, so that is what it is called by. */
    static ImportRecord of(UUID importId, long line, ObjectNode task) {
        return new ImportRecord(importId, "line-" + line, task, false);
    }

    ImportRecord asLast() {
        return new ImportRecord(importId, rowId, task, true);
    }

    byte[] toJson() {
        return JSON.writeValueAsBytes(this);
    }
}
