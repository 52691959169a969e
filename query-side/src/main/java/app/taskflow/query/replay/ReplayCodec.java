package app.taskflow.query.replay;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.query.check.Difference;
import app.taskflow.query.check.Difference.Kind;
import app.taskflow.query.replay.Replay.State;
import app.taskflow.query.store.Uuids;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** A replay as a document. */
final class ReplayCodec {

    static final String ID = "_id";
    static final String STATE = "state";
    /** There only while no other replay may begin. */
    static final String ACTIVE = "active";

    static final String VERSION = "version";
    static final String REACHED = "reached";
    static final String HELD_BACK = "heldBack";
    static final String PROCESSED = "processed";
    static final String TOTAL = "total";
    static final String RATE = "rate";
    static final String VERIFIED = "verified";
    static final String DIFFERENCE_COUNT = "differenceCount";
    static final String DIFFERENCES = "differences";
    static final String PROBLEM = "problem";
    static final String CREATED = "created";
    static final String STARTED = "started";
    static final String FINISHED = "finished";

    private static final String OWNER = "owner";
    static final String ASKED_BY = "askedBy";
    private static final String PREVIOUS = "previous";
    private static final String TASK = "task";
    private static final String KIND = "kind";
    private static final String FOUND = "found";
    private static final String FIELDS = "fields";

    private ReplayCodec() {}

    /** A replay that was just asked for. */
    static BsonDocument write(Replay replay) {
        BsonDocument document = new BsonDocument(ID, Uuids.bson(replay.id()))
                .append(ACTIVE, BsonBoolean.TRUE)
                .append(ASKED_BY, new BsonString(replay.askedBy()))
                .append(STATE, new BsonString(replay.state().name()))
                .append(VERSION, new BsonInt32(replay.version()))
                .append(PREVIOUS, new BsonInt32(replay.previous()))
                .append(PROCESSED, new BsonInt64(0))
                .append(TOTAL, new BsonInt64(0))
                .append(RATE, new BsonDouble(0))
                .append(VERIFIED, BsonBoolean.FALSE)
                .append(DIFFERENCE_COUNT, new BsonInt64(0))
                .append(CREATED, new BsonDateTime(replay.createdAt().toEpochMilli()));
        UserId owner = replay.owner();
        return owner == null ? document : document.append(OWNER, Uuids.bson(owner.value()));
    }

    static Replay read(BsonDocument found) {
        Map<Integer, Long> reached = new HashMap<>();
        found.getDocument(REACHED, new BsonDocument())
                .forEach((partition, n) ->
                        reached.put(Integer.valueOf(partition), n.asInt64().getValue()));
        Set<UserId> heldBack = found.getArray(HELD_BACK, new BsonArray()).stream()
                .map(owner -> new UserId(owner.asBinary().asUuid()))
                .collect(Collectors.toSet());
        return new Replay(
                found.getBinary(ID).asUuid(),
                found.containsKey(OWNER) ? new UserId(found.getBinary(OWNER).asUuid()) : null,
                found.getString(ASKED_BY).getValue(),
                State.valueOf(found.getString(STATE).getValue()),
                found.getInt32(VERSION).getValue(),
                found.getInt32(PREVIOUS).getValue(),
                reached,
                heldBack,
                found.getInt64(PROCESSED).getValue(),
                found.getInt64(TOTAL).getValue(),
                found.getDouble(RATE).getValue(),
                found.getBoolean(VERIFIED).getValue(),
                found.getInt64(DIFFERENCE_COUNT).getValue(),
                readDifferences(found.getArray(DIFFERENCES, new BsonArray())),
                found.containsKey(PROBLEM) ? found.getString(PROBLEM).getValue() : null,
                Instant.ofEpochMilli(found.getDateTime(CREATED).getValue()),
                instant(found, STARTED),
                instant(found, FINISHED));
    }

    private static @Nullable Instant instant(BsonDocument found, String field) {
        return found.containsKey(field)
                ? Instant.ofEpochMilli(found.getDateTime(field).getValue())
                : null;
    }

    static BsonArray write(List<Difference> differences) {
        return new BsonArray(differences.stream().map(ReplayCodec::write).toList());
    }

    private static BsonDocument write(Difference difference) {
        BsonDocument document = new BsonDocument(
                        OWNER, Uuids.bson(difference.owner().value()))
                .append(KIND, new BsonString(difference.kind().name()))
                .append(
                        FIELDS,
                        new BsonArray(difference.fields().stream()
                                .map(BsonString::new)
                                .toList()));
        TaskId task = difference.task();
        if (task != null) {
            document.append(TASK, Uuids.bson(task.value()));
        }
        Long version = difference.found();
        if (version != null) {
            document.append(FOUND, new BsonInt64(version));
        }
        return document;
    }

    private static List<Difference> readDifferences(BsonArray differences) {
        return differences.stream()
                .map(BsonValue::asDocument)
                .map(found -> new Difference(
                        new UserId(found.getBinary(OWNER).asUuid()),
                        found.containsKey(TASK)
                                ? new TaskId(found.getBinary(TASK).asUuid())
                                : null,
                        Kind.valueOf(found.getString(KIND).getValue()),
                        found.containsKey(FOUND) ? found.getInt64(FOUND).getValue() : null,
                        found.getArray(FIELDS).stream()
                                .map(field -> field.asString().getValue())
                                .toList()))
                .toList();
    }
}
