package app.taskflow.mongo.command;

import app.taskflow.mongo.bson.DocumentWriter;
import app.taskflow.mongo.bson.Fields;
import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.bson.Value;
import app.taskflow.mongo.wire.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** The open cursors of all clients. */
public final class Cursors {

    private static final long TIMEOUT_NANOS = Duration.ofMinutes(10).toNanos();
    private static final long FIRST_BATCH = 101;

    private final Map<Long, Cursor> open = new ConcurrentHashMap<>();

    /** Writes the reply to a query, with as much of the result as fits, and keeps the rest for later. */
    void reply(Cursor cursor, Value batchSize, boolean single, DocumentWriter out) {
        long size = batchSize.isNullish() ? FIRST_BATCH : batchSize.asLong();
        if (size < 0) {
            throw MongoError.badValue("BSON field 'batchSize' value must be >= 0, actual value '" + size + "'");
        }
        out.startDocument("cursor");
        boolean more = cursor.batch("firstBatch", size, out);
        out.put("id", more && !single ? keep(cursor) : 0L);
        out.put("ns", cursor.namespace()).end();
    }

    private long keep(Cursor cursor) {
        cursor.suspend();
        long id = 0;
        while (id == 0 || open.putIfAbsent(id, cursor) != null) {
            id = ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);
        }
        return id;
    }

    void getMore(Request request, DocumentWriter out) {
        request.requireOnly("collection", "batchSize");
        long id = request.get(request.command()).asLong();
        String namespace = request.database() + "." + request.get("collection").string();
        Cursor cursor = open.remove(id);
        if (cursor == null) {
            throw new MongoError(43, "CursorNotFound", "cursor id " + id + " not found");
        }
        if (!cursor.namespace().equals(namespace)) {
            open.put(id, cursor);
            throw new MongoError(13, "Unauthorized", "cursor id " + id + " is not of " + namespace);
        }
        long size = request.count("batchSize", 0);
        cursor.resume();
        out.startDocument("cursor");
        boolean more = cursor.batch("nextBatch", size == 0 ? Long.MAX_VALUE : size, out);
        if (more) {
            cursor.suspend();
            open.put(id, cursor);
        }
        out.put("id", more ? id : 0L).put("ns", namespace).end();
    }

    void kill(Request request, DocumentWriter out) {
        request.requireOnly("cursors");
        List<Long> killed = new ArrayList<>();
        List<Long> missing = new ArrayList<>();
        Fields ids = request.get("cursors").fields();
        while (ids.next()) {
            long id = ids.value().asLong();
            (open.remove(id) == null ? missing : killed).add(id);
        }
        write("cursorsKilled", killed, out);
        write("cursorsNotFound", missing, out);
        write("cursorsAlive", List.of(), out);
        write("cursorsUnknown", List.of(), out);
    }

    private static void write(String name, List<Long> ids, DocumentWriter out) {
        out.startArray(name);
        for (int i = 0; i < ids.size(); i++) {
            out.put(Integer.toString(i), ids.get(i).longValue());
        }
        out.end();
    }

    public int size() {
        return open.size();
    }

    /** Forgets the cursors of clients that have not asked for more in ten minutes. */
    public void expire() {
        open.values().removeIf(cursor -> cursor.isOlderThan(TIMEOUT_NANOS));
    }
}
