package app.taskflow.query.replay;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Updates.addEachToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import app.taskflow.events.id.UserId;
import app.taskflow.query.check.Difference;
import app.taskflow.query.replay.Replay.State;
import app.taskflow.query.store.ProjectionId;
import app.taskflow.query.store.Uuids;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/** The replays of a projection in MongoDB. What decides is decided by the condition of a single update. */
public final class ReplayTable {

    private final MongoCollection<BsonDocument> replays;

    public ReplayTable(MongoDatabase database, ProjectionId projection) {
        replays = database.getCollection(projection.bookkeeping("replays"), BsonDocument.class);
    }

    /** The index that lets one replay at a time be active. */
    public void createIndexes() {
        replays.createIndex(
                Indexes.ascending(ReplayCodec.ACTIVE),
                new IndexOptions().name("one_active").unique(true).partialFilterExpression(exists(ReplayCodec.ACTIVE)));
    }

    /** @return false if another one is active */
    public boolean insert(Replay replay) {
        try {
            replays.insertOne(ReplayCodec.write(replay));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    public Optional<Replay> find(UUID id) {
        return Optional.ofNullable(
                        replays.find(eq(ReplayCodec.ID, Uuids.bson(id))).first())
                .map(ReplayCodec::read);
    }

    /** The one that is active. */
    public Optional<Replay> active() {
        return Optional.ofNullable(replays.find(exists(ReplayCodec.ACTIVE)).first())
                .map(ReplayCodec::read);
    }

    /** The last ones, newest first. */
    public List<Replay> newest(int limit) {
        return replays.find()
                .sort(Sorts.descending(ReplayCodec.CREATED, ReplayCodec.ID))
                .limit(limit)
                .map(ReplayCodec::read)
                .into(new ArrayList<>());
    }

    /** The last one that this one asked for. */
    public Optional<Replay> newest(String askedBy) {
        return Optional.ofNullable(replays.find(eq(ReplayCodec.ASKED_BY, askedBy))
                        .sort(Sorts.descending(ReplayCodec.CREATED, ReplayCodec.ID))
                        .first())
                .map(ReplayCodec::read);
    }

    /** It builds this version from now on, of so many events. */
    public boolean begin(Replay replay, int version, long total, Instant now) {
        return change(
                replay,
                List.of(State.QUEUED),
                set(ReplayCodec.STATE, State.RUNNING.name()),
                set(ReplayCodec.VERSION, version),
                set(ReplayCodec.TOTAL, total),
                set(ReplayCodec.STARTED, Date.from(now)));
    }

    /**
     * Everything in a partition up to this n is in the views that are built, or held back.
     *
     * @return false if it is not running any more
     */
    public boolean reached(
            Replay replay, int partition, long n, long events, double rate, Collection<UserId> heldBack) {
        String reached = ReplayCodec.REACHED + "." + partition;
        List<Bson> updates = new ArrayList<>(
                List.of(set(reached, n), inc(ReplayCodec.PROCESSED, events), set(ReplayCodec.RATE, rate)));
        if (!heldBack.isEmpty()) {
            updates.add(addEachToSet(
                    ReplayCodec.HELD_BACK,
                    heldBack.stream().map(owner -> Uuids.bson(owner.value())).toList()));
        }
        Bson running = and(eq(ReplayCodec.ID, Uuids.bson(replay.id())), eq(ReplayCodec.STATE, State.RUNNING.name()));
        return replays.updateOne(and(running, not(gte(reached, n))), combine(updates))
                                .getMatchedCount()
                        == 1
                || replays.countDocuments(running) == 1;
    }

    /** Goes from one state to the next, if it is in the one. */
    public boolean pass(Replay replay, State from, State to) {
        return change(replay, List.of(from), set(ReplayCodec.STATE, to.name()));
    }

    /** Notes what was compared. */
    public void compared(Replay replay, boolean verified, long count, List<Difference> differences) {
        replays.updateOne(
                eq(ReplayCodec.ID, Uuids.bson(replay.id())),
                combine(
                        set(ReplayCodec.VERIFIED, verified),
                        set(ReplayCodec.DIFFERENCE_COUNT, count),
                        set(ReplayCodec.DIFFERENCES, ReplayCodec.write(differences))));
    }

    /** @return false, and nothing has changed, if it is in none of those states */
    public boolean end(Replay replay, Collection<State> from, State to, Instant now) {
        return change(
                replay,
                from,
                set(ReplayCodec.STATE, to.name()),
                set(ReplayCodec.FINISHED, Date.from(now)),
                unset(ReplayCodec.ACTIVE));
    }

    /** It cannot be done, for this reason. */
    public void fail(Replay replay, String problem, Instant now) {
        change(
                replay,
                List.of(State.QUEUED, State.RUNNING, State.VERIFYING),
                set(ReplayCodec.STATE, State.FAILED.name()),
                set(ReplayCodec.PROBLEM, problem),
                set(ReplayCodec.FINISHED, Date.from(now)),
                unset(ReplayCodec.ACTIVE));
    }

    private boolean change(Replay replay, Collection<State> from, Bson... updates) {
        Bson condition = and(
                eq(ReplayCodec.ID, Uuids.bson(replay.id())),
                in(ReplayCodec.STATE, from.stream().map(State::name).toList()));
        return replays.updateOne(condition, combine(updates)).getMatchedCount() == 1;
    }
}
