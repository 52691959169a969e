package app.taskflow.log.lease;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import app.taskflow.log.MongoErrors;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The leases and the nodes of one purpose in MongoDB. Each change is one of one document, under a condition that holds
 * for one node only.
 */
final class LeaseTable {

    /** @param holder the session of the node that has it, null while it is free */
    record Row(int partition, @Nullable String holder, long fence, long checkpoint) {}

    /** @param beat changes for as long as the node lives */
    record Node(String session, long beat) {}

    private static final String LEASES = "leases";
    private static final String NODES = "lease_nodes";
    private static final String ID = "_id";
    private static final String PURPOSE = "purpose";
    private static final String PARTITION = "partition";
    private static final String HOLDER = "holder";
    private static final String FENCE = "fence";
    private static final String CHECKPOINT = "n";
    private static final String NAME = "name";
    private static final String BEAT = "beat";

    private final MongoCollection<Document> leases;
    private final MongoCollection<Document> nodes;
    private final String purpose;

    LeaseTable(MongoDatabase database, String purpose, Duration timeout) {
        this.leases = collection(database, LEASES, timeout);
        this.nodes = collection(database, NODES, timeout);
        this.purpose = purpose;
    }

    private static MongoCollection<Document> collection(MongoDatabase database, String name, Duration timeout) {
        return database.getCollection(name)
                .withReadPreference(ReadPreference.primary())
                .withWriteConcern(WriteConcern.MAJORITY)
                .withTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    void create(int partitions) {
        List<Row> present = rows();
        for (int partition = 0; partition < partitions; partition++) {
            int p = partition;
            if (present.stream().noneMatch(row -> row.partition() == p)) {
                createRow(p);
            }
        }
    }

    private void createRow(int partition) {
        Bson row = combine(
                Updates.setOnInsert(PURPOSE, purpose),
                Updates.setOnInsert(PARTITION, partition),
                Updates.setOnInsert(FENCE, 0L),
                Updates.setOnInsert(CHECKPOINT, 0L));
        MongoErrors.reading(() -> leases.updateOne(eq(ID, id(partition)), row, new UpdateOptions().upsert(true)));
    }

    void announce(String session, String name) {
        Document node = new Document(ID, session)
                .append(PURPOSE, purpose)
                .append(NAME, name)
                .append(BEAT, 0L);
        MongoErrors.reading(() -> nodes.insertOne(node));
    }

    /** Ends earlier runs of the node, which have died if they had the same name. */
    void succeed(String session, String name) {
        MongoErrors.reading(() -> nodes.deleteMany(and(eq(PURPOSE, purpose), eq(NAME, name), ne(ID, session))));
    }

    /** @return false if the others have given the node up */
    boolean beat(String session) {
        return matched(nodes, eq(ID, session), inc(BEAT, 1L));
    }

    List<Node> nodes() {
        return list(nodes, node -> new Node(node.getString(ID), node.getLong(BEAT)));
    }

    /** Gives a node up, unless it has been heard of again. */
    void bury(Node node) {
        MongoErrors.reading(() -> nodes.deleteOne(and(eq(ID, node.session()), eq(BEAT, node.beat()))));
    }

    void leave(String session) {
        MongoErrors.reading(() -> nodes.deleteOne(eq(ID, session)));
    }

    List<Row> rows() {
        return list(leases, LeaseTable::row);
    }

    /** Empty if another node was faster. */
    Optional<Row> take(Row free, String session) {
        Document taken = MongoErrors.reading(() -> leases.findOneAndUpdate(
                and(eq(ID, id(free.partition())), eq(FENCE, free.fence())),
                combine(set(HOLDER, session), inc(FENCE, 1L)),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)));
        return Optional.ofNullable(taken).map(LeaseTable::row);
    }

    void release(int partition, long fence) {
        matched(leases, held(partition, fence), unset(HOLDER));
    }

    /** @return false if the partition was taken over, and nothing stored */
    boolean advance(int partition, long fence, long n) {
        return matched(leases, held(partition, fence), max(CHECKPOINT, n));
    }

    private Bson held(int partition, long fence) {
        return and(eq(ID, id(partition)), eq(FENCE, fence));
    }

    private static boolean matched(MongoCollection<Document> collection, Bson filter, Bson update) {
        return MongoErrors.reading(() -> collection.updateOne(filter, update)).getMatchedCount() > 0;
    }

    private <T> List<T> list(MongoCollection<Document> collection, Function<Document, T> read) {
        return MongoErrors.reading(
                () -> collection.find(eq(PURPOSE, purpose)).map(read::apply).into(new ArrayList<>()));
    }

    private static Row row(Document lease) {
        return new Row(
                lease.getInteger(PARTITION), lease.getString(HOLDER), lease.getLong(FENCE), lease.getLong(CHECKPOINT));
    }

    private String id(int partition) {
        return purpose + "/" + partition;
    }
}
