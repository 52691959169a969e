package app.taskflow.query.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.BsonDocument;

/** The checkpoints of a projection, one document a partition. */
public final class Checkpoints {

    private static final String ID = "_id";
    private static final String N = "n";
    private static final String OFFSET = "offset";
    private static final String GENERATION = "generation";
    private static final String FED = "fed";
    private static final String FED_BY = "fedBy";
    private static final FindOneAndUpdateOptions UPSERT =
            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);

    private final MongoCollection<BsonDocument> checkpoints;

    public Checkpoints(MongoDatabase database, ProjectionId projection) {
        checkpoints = database.getCollection(projection.bookkeeping("checkpoints"), BsonDocument.class);
    }

    /** The checkpoint of a partition that the caller takes over now, with a generation never given before. */
    public Checkpoint takeOver(int partition) {
        return read(Objects.requireNonNull(checkpoints.findOneAndUpdate(
                eq(ID, partition), combine(inc(GENERATION, 1L), setOnInsert(N, 0L), setOnInsert(OFFSET, 0L)), UPSERT)));
    }

    /** Moves checkpoints forward, by partition; one that is further already stays. */
    public void advance(Map<Integer, Progress> reached) {
        List<UpdateOneModel<BsonDocument>> updates = new ArrayList<>();
        reached.forEach((partition, progress) -> updates.add(new UpdateOneModel<>(
                and(eq(ID, partition), lt(N, progress.n())),
                combine(set(N, progress.n()), set(OFFSET, progress.offset())))));
        if (!updates.isEmpty()) {
            checkpoints.bulkWrite(updates, new BulkWriteOptions().ordered(false));
        }
    }

    /** Notes which versions of the views whoever holds the partition feeds, from behind its checkpoint on. */
    public void acknowledge(int partition, long generation, Set<Integer> fed) {
        checkpoints.updateOne(
                and(eq(ID, partition), eq(GENERATION, generation)),
                combine(set(FED, List.copyOf(fed)), set(FED_BY, generation)));
    }

    /**
     * The checkpoints of all partitions, if each is held by somebody who feeds that version; else nothing.
     *
     * @param partitions how many there are
     */
    public Map<Integer, Checkpoint> feeding(int version, int partitions) {
        Map<Integer, Checkpoint> feeding = new HashMap<>();
        checkpoints.find(eq(FED, version)).forEach(found -> {
            Checkpoint checkpoint = read(found);
            if (found.getInt64(FED_BY).getValue() == checkpoint.generation()) {
                feeding.put(checkpoint.partition(), checkpoint);
            }
        });
        return feeding.size() == partitions ? feeding : Map.of();
    }

    /** The checkpoints of all partitions that were ever taken over. */
    public Map<Integer, Checkpoint> all() {
        Map<Integer, Checkpoint> all = new HashMap<>();
        checkpoints.find().map(Checkpoints::read).forEach(found -> all.put(found.partition(), found));
        return all;
    }

    private static Checkpoint read(BsonDocument found) {
        return new Checkpoint(
                found.getInt32(ID).getValue(),
                found.getInt64(N).getValue(),
                found.getInt64(OFFSET).getValue(),
                found.getInt64(GENERATION).getValue());
    }
}
