package app.taskflow.log;

import app.taskflow.events.wire.Partitioning;
import app.taskflow.log.failure.IncompatibleLogException;
import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import org.bson.Document;

/** What must be the same for all who ever open a log, kept beside it. */
final class LogMeta {

    /** Raised with every change of the documents or the canonical bytes that an older program would misread. */
    private static final int FORMAT = 1;

    private static final String COLLECTION = "log_meta";
    private static final String ID = "log";

    private LogMeta() {}

    /** Writes it where there is no log yet, else compares. */
    static void claim(MongoDatabase database, Partitioning partitioning) {
        MongoCollection<Document> meta =
                database.getCollection(COLLECTION).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        MongoErrors.reading(() -> {
            compare(findOrCreate(meta, partitioning), partitioning);
            return meta;
        });
    }

    private static Document findOrCreate(MongoCollection<Document> meta, Partitioning partitioning) {
        Document found = meta.find(Filters.eq("_id", ID)).first();
        if (found != null) {
            return found;
        }
        Document created =
                new Document("_id", ID).append("format", FORMAT).append("partitions", partitioning.partitions());
        try {
            meta.insertOne(created);
            return created;
        } catch (MongoException e) {
            if (MongoErrors.isDuplicateKey(e)) {
                return findOrCreate(meta, partitioning);
            }
            throw e;
        }
    }

    private static void compare(Document meta, Partitioning partitioning) {
        require("format", FORMAT, meta.getInteger("format"));
        require("partitions", partitioning.partitions(), meta.getInteger("partitions"));
    }

    private static void require(String what, int expected, int found) {
        if (expected != found) {
            throw new IncompatibleLogException(what, expected, found);
        }
    }
}
