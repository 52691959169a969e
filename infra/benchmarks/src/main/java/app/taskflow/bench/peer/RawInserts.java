package app.taskflow.bench.peer;

import app.taskflow.bench.measure.Callers;
import app.taskflow.bench.measure.Throughput;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.BsonDocument;
import org.bson.BsonInt64;

/**
 * Documents written one by one by many threads, with the durability of the log, into a collection without any index of
 * its own. Each is a real commit but for its id: the same size, and the same work for the driver.
 */
public final class RawInserts {

    private static final String ID = "_id";

    private final MongoCollection<BsonDocument> documents;
    private final BsonDocument template;
    private final AtomicLong ids = new AtomicLong();

    /** @param template what is written, again and again */
    public RawInserts(MongoClient client, BsonDocument template) {
        this.documents = client.getDatabase("peer")
                .getCollection("inserts", BsonDocument.class)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.template = template;
    }

    public Throughput run(int threads, Duration time) throws Exception {
        return Callers.onPlatformThreads(threads).run(time, _ -> documents.insertOne(next()));
    }

    private BsonDocument next() {
        BsonDocument next = new BsonDocument(ID, new BsonInt64(ids.incrementAndGet()));
        template.forEach((name, value) -> {
            if (!name.equals(ID)) {
                next.put(name, value);
            }
        });
        return next;
    }
}
