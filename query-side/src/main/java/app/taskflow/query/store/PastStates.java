package app.taskflow.query.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import app.taskflow.events.id.UserId;
import app.taskflow.query.view.TaskFold;
import app.taskflow.query.view.TaskView;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/**
 * States of owners' tasks in the past, from which a fold can go on instead of beginning with the first event. All of
 * them can be lost at any time: they are made again from the log. Those of another version of the fold are not seen.
 *
 * <p>A state is in parts, each well below what a document may have. The first part is written last, so that a state is
 * there whole or not at all.
 */
public final class PastStates {

    private static final String ID = "_id";
    private static final String OWNER = "owner";
    private static final String FOLD = "fold";
    private static final String PART = "part";
    private static final String PARTS = "parts";
    private static final String SET = "set";
    private static final String THROUGH = "through";
    private static final String LATEST = "latest";
    private static final String SKIPPED = "skipped";
    private static final String MADE = "made";
    private static final String DATA = "data";

    /** What nobody has asked for so long can be made again. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final MongoCollection<BsonDocument> parts;

    public PastStates(MongoDatabase database, ProjectionId projection) {
        parts = database.getCollection(projection.bookkeeping("past"), BsonDocument.class);
    }

    public void createIndexes() {
        parts.createIndexes(List.of(
                new IndexModel(Indexes.ascending(OWNER, FOLD, PART, THROUGH)),
                new IndexModel(
                        Indexes.ascending(MADE), new IndexOptions().expireAfter(KEPT.toSeconds(), TimeUnit.SECONDS))));
    }

    /**
     * The latest state of the owner that holds nothing from after an instant.
     *
     * @param owner who she is, and which of her events the views leave out: a state that left out others is not for her
     */
    public @Nullable PastState find(OwnerState owner, Instant asOf) {
        BsonDocument head = head(owner, asOf);
        if (head == null) {
            return null;
        }
        String set = head.getString(SET).getValue();
        int count = head.getInt32(PARTS).getValue();
        List<String> ids =
                IntStream.range(0, count).mapToObj(part -> id(set, part)).toList();
        List<TaskView> tasks = new ArrayList<>();
        int found = 0;
        for (BsonDocument part : parts.find(in(ID, ids)).sort(ascending(PART))) {
            PackedViews.unpack(part.getBinary(DATA).getData(), tasks::add);
            found++;
        }
        return found == count
                ? new PastState(
                        owner.owner(),
                        head.getInt64(THROUGH).getValue(),
                        Instant.ofEpochMilli(head.getDateTime(LATEST).getValue()),
                        skipped(head),
                        tasks)
                : null;
    }

    private @Nullable BsonDocument head(OwnerState owner, Instant asOf) {
        var heads = parts.find(and(
                        eq(OWNER, Uuids.bson(owner.owner().value())),
                        eq(FOLD, TaskFold.VERSION),
                        eq(PART, 0),
                        lte(LATEST, new BsonDateTime(asOf.toEpochMilli()))))
                .sort(descending(THROUGH))
                .projection(exclude(DATA));
        try (MongoCursor<BsonDocument> cursor = heads.cursor()) {
            while (cursor.hasNext()) {
                BsonDocument head = cursor.next();
                if (skipped(head)
                        .equals(owner.skippedThrough(head.getInt64(THROUGH).getValue()))) {
                    return head;
                }
            }
            return null;
        }
    }

    private static List<Long> skipped(BsonDocument head) {
        return head.getArray(SKIPPED).stream()
                .map(sequence -> sequence.asInt64().getValue())
                .toList();
    }

    /** Keeps a state; the same one twice does no harm. */
    public void keep(PastState state, Instant now) {
        String set = UUID.randomUUID().toString();
        List<byte[]> packed = PackedViews.pack(state.tasks());
        for (int part = packed.size() - 1; part >= 0; part--) {
            parts.insertOne(new BsonDocument(ID, new BsonString(id(set, part)))
                    .append(OWNER, Uuids.bson(state.owner().value()))
                    .append(FOLD, new BsonInt32(TaskFold.VERSION))
                    .append(PART, new BsonInt32(part))
                    .append(PARTS, new BsonInt32(packed.size()))
                    .append(SET, new BsonString(set))
                    .append(THROUGH, new BsonInt64(state.through()))
                    .append(LATEST, new BsonDateTime(state.latest().toEpochMilli()))
                    .append(
                            SKIPPED,
                            new BsonArray(
                                    state.skipped().stream().map(BsonInt64::new).toList()))
                    .append(MADE, new BsonDateTime(now.toEpochMilli()))
                    .append(DATA, new BsonBinary(packed.get(part))));
        }
    }

    /** Takes all states of the owner away. */
    public void removeAll(UserId owner) {
        parts.deleteMany(eq(OWNER, Uuids.bson(owner.value())));
    }

    private static String id(String set, int part) {
        return set + ":" + part;
    }
}
