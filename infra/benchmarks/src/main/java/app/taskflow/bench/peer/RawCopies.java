package app.taskflow.bench.peer;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * What an import leaves behind, inserted again by nothing but {@code insertMany}, unordered and with the durability of
 * the log: its views into a collection with the same indexes, and each of its events as a document of its own.
 */
public final class RawCopies {

    private static final String EXPIRY = "expireAfterSeconds";
    private static final int BATCH = 1_000;
    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

    private final List<RawBsonDocument> views;
    private final List<BsonDocument> events = new ArrayList<>();
    private final List<BsonDocument> indexes;

    /** Remembers so many of each; nothing is read while it is measured. */
    public RawCopies(MongoCollection<RawBsonDocument> views, MongoCollection<RawBsonDocument> commits, int count) {
        this.views = views.find().limit(count).into(new ArrayList<>());
        this.indexes = views.listIndexes(BsonDocument.class).into(new ArrayList<>());
        for (RawBsonDocument commit : commits.find()) {
            for (BsonValue event : commit.getArray("events")) {
                if (events.size() < count) {
                    events.add(withId(event.asDocument()));
                }
            }
        }
        if (this.views.size() != count || events.size() != count) {
            throw new IllegalStateException("%d views and %d events".formatted(this.views.size(), events.size()));
        }
    }

    /** Inserts all of it, one batch after the other, into a database that has no such collections. */
    public void insertInto(MongoDatabase database) {
        MongoCollection<BsonDocument> viewCopies = durable(database, "views");
        MongoCollection<BsonDocument> eventCopies = durable(database, "events");
        indexes.forEach(index -> copyIndex(index, viewCopies));
        insert(views, viewCopies);
        insert(events, eventCopies);
    }

    /** Which the driver would have to make while it is measured. */
    private static BsonDocument withId(BsonDocument event) {
        BsonDocument whole = new BsonDocument("_id", new BsonObjectId());
        whole.putAll(event);
        return new RawBsonDocument(whole, new BsonDocumentCodec());
    }

    private static MongoCollection<BsonDocument> durable(MongoDatabase database, String name) {
        return database.getCollection(name, BsonDocument.class)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    private static void copyIndex(BsonDocument index, MongoCollection<BsonDocument> target) {
        IndexOptions options = new IndexOptions();
        if (index.containsKey(EXPIRY)) {
            options.expireAfter(index.getNumber(EXPIRY).longValue(), TimeUnit.SECONDS);
        }
        target.createIndex(index.getDocument("key"), options);
    }

    private static void insert(List<? extends BsonDocument> documents, MongoCollection<BsonDocument> target) {
        for (int from = 0; from < documents.size(); from += BATCH) {
            target.insertMany(documents.subList(from, Math.min(from + BATCH, documents.size())), UNORDERED);
        }
    }
}
