package app.taskflow.query.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import app.taskflow.events.catalogue.EventType;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Position;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The dead letters of a projection, the solved ones included. */
public final class DeadLetters {

    private static final String ID = "_id";
    private static final String OWNER = "owner";
    private static final String POSITION = "position";
    private static final String INDEX = "index";
    private static final String OWNER_SEQUENCE = "ownerSequence";
    private static final String AGGREGATE = "aggregate";
    private static final String AGGREGATE_SEQUENCE = "aggregateSequence";
    private static final String TYPE = "type";
    private static final String REVISION = "revision";
    private static final String REASON = "reason";
    private static final String FAILED_AT = "failedAt";
    private static final String STATE = "state";
    private static final String RESOLVED_AT = "resolvedAt";
    private static final String ANNOUNCED = "announced";

    private final MongoCollection<BsonDocument> letters;

    public DeadLetters(MongoDatabase database, ProjectionId projection) {
        letters = database.getCollection(projection.bookkeeping("dead_letters"), BsonDocument.class);
    }

    /** Notes a failure; of an event that failed before, reason and time become those of the last try. */
    public void record(DeadLetter letter) {
        letters.updateOne(
                eq(ID, Uuids.bson(letter.event().value())),
                combine(
                        setOnInsert(OWNER, Uuids.bson(letter.owner().value())),
                        setOnInsert(POSITION, letter.position().value()),
                        setOnInsert(INDEX, letter.index()),
                        setOnInsert(OWNER_SEQUENCE, letter.ownerSequence()),
                        setOnInsert(AGGREGATE, Uuids.bson(letter.aggregateId())),
                        setOnInsert(AGGREGATE_SEQUENCE, letter.aggregateSequence()),
                        setOnInsert(TYPE, letter.type().name()),
                        setOnInsert(REVISION, letter.type().revision()),
                        setOnInsert(ANNOUNCED, false),
                        set(REASON, letter.reason()),
                        set(FAILED_AT, Date.from(letter.failedAt())),
                        set(STATE, letter.state().name())),
                new UpdateOptions().upsert(true));
    }

    public Optional<DeadLetter> find(EventId event) {
        return Optional.ofNullable(
                        letters.find(eq(ID, Uuids.bson(event.value()))).first())
                .map(DeadLetters::read);
    }

    /** Those in a state, in the order of the log. */
    public List<DeadLetter> in(DeadLetter.State state, int limit) {
        return letters.find(eq(STATE, state.name()))
                .sort(Sorts.ascending(POSITION, INDEX))
                .limit(limit)
                .map(DeadLetters::read)
                .into(new ArrayList<>());
    }

    /**
     * Those behind a place of the log, in its order.
     *
     * @param state null for all states
     * @param index within the commit at the place; -1 for the whole commit
     */
    public List<DeadLetter> page(DeadLetter.@Nullable State state, Position after, int index, int limit) {
        Bson behind = or(gt(POSITION, after.value()), and(eq(POSITION, after.value()), gt(INDEX, index)));
        return letters.find(state == null ? behind : and(eq(STATE, state.name()), behind))
                .sort(Sorts.ascending(POSITION, INDEX))
                .limit(limit)
                .map(DeadLetters::read)
                .into(new ArrayList<>());
    }

    public long count(DeadLetter.State state) {
        return letters.countDocuments(eq(STATE, state.name()));
    }

    public void resolve(EventId event, DeadLetter.State outcome, Instant now) {
        letters.updateOne(
                and(eq(ID, Uuids.bson(event.value())), eq(STATE, DeadLetter.State.BLOCKED.name())),
                combine(set(STATE, outcome.name()), set(RESOLVED_AT, Date.from(now))));
    }

    /** Those that are not on the dead-letter topic yet. */
    public List<DeadLetter> unannounced(int limit) {
        return letters.find(eq(ANNOUNCED, false))
                .limit(limit)
                .map(DeadLetters::read)
                .into(new ArrayList<>());
    }

    public void announced(EventId event) {
        letters.updateOne(eq(ID, Uuids.bson(event.value())), set(ANNOUNCED, true));
    }

    /** Takes all of the owner's away. */
    public void removeAll(UserId owner) {
        letters.deleteMany(eq(OWNER, Uuids.bson(owner.value())));
    }

    private static DeadLetter read(BsonDocument found) {
        return new DeadLetter(
                new EventId(found.getBinary(ID).asUuid()),
                new UserId(found.getBinary(OWNER).asUuid()),
                Position.of(found.getInt64(POSITION).getValue()),
                found.getInt32(INDEX).getValue(),
                found.getInt64(OWNER_SEQUENCE).getValue(),
                found.getBinary(AGGREGATE).asUuid(),
                found.getInt64(AGGREGATE_SEQUENCE).getValue(),
                new EventType(
                        found.getString(TYPE).getValue(),
                        found.getInt32(REVISION).getValue()),
                found.getString(REASON).getValue(),
                instant(found.getDateTime(FAILED_AT)),
                DeadLetter.State.valueOf(found.getString(STATE).getValue()),
                found.containsKey(RESOLVED_AT) ? instant(found.getDateTime(RESOLVED_AT)) : null);
    }

    private static Instant instant(BsonDateTime instant) {
        return Instant.ofEpochMilli(instant.getValue());
    }
}
