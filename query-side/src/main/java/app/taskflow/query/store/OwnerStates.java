package app.taskflow.query.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

import app.taskflow.events.id.UserId;
import app.taskflow.query.store.OwnerState.Block;
import app.taskflow.query.store.OwnerState.Skipped;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * How far each owner's events are in the views, and which owners are blocked. A sequence never goes back, whoever
 * writes it and in whatever order. The block is decided here, by single updates: a projection that passes over an
 * event of a blocked owner and an operator who lifts the block cannot miss each other.
 */
public final class OwnerStates {

    private static final String ID = "_id";
    private static final String PARTITION = "partition";
    private static final String SEQUENCE = "sequence";
    private static final String BLOCK = "block";
    private static final String DEAD_LETTER = "deadLetter";
    private static final String HELD_BACK_TO = "heldBackTo";
    private static final String SKIPPED = "skipped";
    private static final String TASK = "task";
    private static final String ERASED = "erased";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<BsonDocument> owners;

    public OwnerStates(MongoDatabase database, ProjectionId projection) {
        owners = database.getCollection(projection.bookkeeping("owners"), BsonDocument.class);
    }

    public void createIndexes() {
        owners.createIndex(
                Indexes.ascending(PARTITION),
                new IndexOptions().name("blocked").partialFilterExpression(exists(BLOCK + "." + DEAD_LETTER)));
    }

    /** The sequence of the owner's last event in the views; 0 where there is none. */
    public long sequence(UserId owner) {
        BsonDocument found = owners.find(eq(ID, Uuids.bson(owner.value())))
                .projection(include(SEQUENCE))
                .first();
        return found == null ? 0 : found.getInt64(SEQUENCE).getValue();
    }

    /** The sequences of those of the owners that have any. */
    public Map<UserId, Long> sequences(Collection<UserId> wanted) {
        Map<UserId, Long> sequences = HashMap.newHashMap(wanted.size());
        owners.find(in(
                        ID,
                        wanted.stream().map(owner -> Uuids.bson(owner.value())).toList()))
                .projection(include(SEQUENCE))
                .forEach(found -> sequences.put(
                        new UserId(found.getBinary(ID).asUuid()),
                        found.getInt64(SEQUENCE).getValue()));
        return sequences;
    }

    public OwnerState state(UserId owner) {
        BsonDocument found = owners.find(eq(ID, Uuids.bson(owner.value()))).first();
        return found == null ? OwnerState.unknown(owner) : read(owner, found);
    }

    /** The states of those of the owners that have any. */
    public Map<UserId, OwnerState> states(Collection<UserId> wanted) {
        Map<UserId, OwnerState> states = HashMap.newHashMap(wanted.size());
        owners.find(in(
                        ID,
                        wanted.stream().map(owner -> Uuids.bson(owner.value())).toList()))
                .forEach(found -> {
                    UserId owner = new UserId(found.getBinary(ID).asUuid());
                    states.put(owner, read(owner, found));
                });
        return states;
    }

    /** How many events of all owners together are in the views. */
    public long events() {
        long events = 0;
        try (MongoCursor<BsonDocument> all =
                owners.find().projection(include(SEQUENCE)).batchSize(10_000).cursor()) {
            while (all.hasNext()) {
                events += all.next().getInt64(SEQUENCE).getValue();
            }
        }
        return events;
    }

    /** Hands over every owner who was erased. */
    public void forEachErased(Consumer<UserId> reader) {
        owners.find(eq(ERASED, true))
                .projection(include(ID))
                .forEach(found -> reader.accept(new UserId(found.getBinary(ID).asUuid())));
    }

    /** Takes back a sequence that the log does not have: no event that comes could ever reach it. */
    public void correct(UserId owner, long wrong, long right) {
        owners.updateOne(and(eq(ID, Uuids.bson(owner.value())), eq(SEQUENCE, wrong)), set(SEQUENCE, right));
    }

    /**
     * Says that the views hold each owner's events up to this sequence; lower than what was said before is ignored.
     *
     * @param reached by partition
     */
    public void advance(Map<Integer, Map<UserId, Long>> reached) {
        List<UpdateOneModel<BsonDocument>> updates = new ArrayList<>();
        reached.forEach((partition, sequences) -> sequences.forEach((owner, sequence) -> updates.add(
                new UpdateOneModel<>(eq(ID, Uuids.bson(owner.value())), reached(partition, sequence), UPSERT))));
        if (!updates.isEmpty()) {
            owners.bulkWrite(updates, new BulkWriteOptions().ordered(false));
        }
    }

    private static Bson reached(int partition, long sequence) {
        return combine(max(SEQUENCE, sequence), setOnInsert(PARTITION, partition));
    }

    /** Blocks the owner at a dead letter, or moves the block to another one; what is held back grows only. */
    public void block(UserId owner, int partition, long sequence, Block block) {
        Bson update = combine(
                reached(partition, sequence),
                set(BLOCK + "." + DEAD_LETTER, Uuids.bson(block.deadLetter())),
                max(BLOCK + "." + HELD_BACK_TO, block.heldBackTo()));
        owners.updateOne(eq(ID, Uuids.bson(owner.value())), update, UPSERT);
    }

    /** Nothing of the owner's is in the views any more, nor will be, whatever events of hers may come. */
    public void erase(UserId owner, int partition) {
        owners.updateOne(
                eq(ID, Uuids.bson(owner.value())),
                combine(
                        set(ERASED, true),
                        unset(BLOCK),
                        unset(SKIPPED),
                        setOnInsert(SEQUENCE, 0L),
                        setOnInsert(PARTITION, partition)),
                UPSERT);
    }

    /** Those of the owners who were erased. */
    public Set<UserId> erased(Collection<UserId> among) {
        Set<UserId> erased = new HashSet<>();
        owners.find(and(
                        in(
                                ID,
                                among.stream()
                                        .map(owner -> Uuids.bson(owner.value()))
                                        .toList()),
                        eq(ERASED, true)))
                .projection(include(ID))
                .forEach(found -> erased.add(new UserId(found.getBinary(ID).asUuid())));
        return erased;
    }

    /** The blocked owners of a partition. */
    public Set<UserId> blocked(int partition) {
        Set<UserId> blocked = new HashSet<>();
        owners.find(and(eq(PARTITION, partition), exists(BLOCK + "." + DEAD_LETTER)))
                .projection(include(ID))
                .forEach(found -> blocked.add(new UserId(found.getBinary(ID).asUuid())));
        return blocked;
    }

    /**
     * Notes that events up to this sequence were passed over because the owner is blocked.
     *
     * @return false if she is not blocked any more: then nothing was noted, and the events are the caller's to apply
     */
    public boolean holdBack(UserId owner, long sequence) {
        return owners.updateOne(
                                and(eq(ID, Uuids.bson(owner.value())), exists(BLOCK + "." + DEAD_LETTER)),
                                max(BLOCK + "." + HELD_BACK_TO, sequence))
                        .getMatchedCount()
                == 1;
    }

    /**
     * Lifts the block if all that was held back is in the views.
     *
     * @param sequence up to which the caller has applied the owner's events
     * @return false if more was held back meanwhile, or the owner is blocked elsewhere now
     */
    public boolean release(UserId owner, UUID deadLetter, long sequence) {
        Bson unchanged = and(
                eq(ID, Uuids.bson(owner.value())),
                eq(BLOCK + "." + DEAD_LETTER, Uuids.bson(deadLetter)),
                lte(BLOCK + "." + HELD_BACK_TO, sequence));
        return owners.updateOne(unchanged, combine(unset(BLOCK), max(SEQUENCE, sequence)))
                        .getMatchedCount()
                == 1;
    }

    /** Leaves an event out of the views for good. */
    public void skip(UserId owner, Skipped skipped) {
        BsonDocument entry =
                new BsonDocument(SEQUENCE, new BsonInt64(skipped.sequence())).append(TASK, Uuids.bson(skipped.task()));
        owners.updateOne(eq(ID, Uuids.bson(owner.value())), addToSet(SKIPPED, entry));
    }

    private static OwnerState read(UserId owner, BsonDocument found) {
        List<Skipped> skipped = found.getArray(SKIPPED, new BsonArray()).stream()
                .map(BsonValue::asDocument)
                .map(skip -> new Skipped(
                        skip.getInt64(SEQUENCE).getValue(), skip.getBinary(TASK).asUuid()))
                .toList();
        return new OwnerState(owner, found.getInt64(SEQUENCE).getValue(), readBlock(found), skipped);
    }

    private static @Nullable Block readBlock(BsonDocument found) {
        if (!found.containsKey(BLOCK)) {
            return null;
        }
        BsonDocument block = found.getDocument(BLOCK);
        return new Block(
                block.getBinary(DEAD_LETTER).asUuid(),
                block.getInt64(HELD_BACK_TO).getValue());
    }
}
