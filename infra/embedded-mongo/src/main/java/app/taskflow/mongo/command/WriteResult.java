package app.taskflow.mongo.command;

import app.taskflow.mongo.bson.DocumentWriter;
import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.bson.Value;
import app.taskflow.mongo.wire.Failure;
import java.util.ArrayList;
import java.util.List;

/** What the statements of one command did, as its reply tells. */
final class WriteResult {

    private record Upsert(int index, Value id) {}

    private record Failed(int index, MongoError error) {}

    private final boolean ordered;
    private final List<Upsert> upserts = new ArrayList<>();
    private final List<Failed> failures = new ArrayList<>();
    private long matched;
    private long modified;

    WriteResult(boolean ordered) {
        this.ordered = ordered;
    }

    /** Whether the next statement is to be carried out. */
    boolean goesOn() {
        return !ordered || failures.isEmpty();
    }

    void matched(long count) {
        matched += count;
    }

    void changed() {
        modified++;
    }

    void upserted(int index, Value id) {
        upserts.add(new Upsert(index, id));
    }

    void failed(int index, MongoError error) {
        failures.add(new Failed(index, error));
    }

    long matched() {
        return matched;
    }

    long modified() {
        return modified;
    }

    int upserts() {
        return upserts.size();
    }

    void writeUpserts(DocumentWriter out) {
        if (upserts.isEmpty()) {
            return;
        }
        out.startArray("upserted");
        for (int i = 0; i < upserts.size(); i++) {
            out.startDocument(i).put("index", upserts.get(i).index());
            out.put("_id", upserts.get(i).id()).end();
        }
        out.end();
    }

    void writeErrors(DocumentWriter out) {
        if (failures.isEmpty()) {
            return;
        }
        out.startArray("writeErrors");
        for (int i = 0; i < failures.size(); i++) {
            Failure.write(failures.get(i).error(), failures.get(i).index(), i, out);
        }
        out.end();
    }
}
