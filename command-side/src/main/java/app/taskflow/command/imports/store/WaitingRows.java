package app.taskflow.command.imports.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;

import app.taskflow.command.imports.row.ChunkCodec;
import app.taskflow.command.imports.row.ImportRow;
import app.taskflow.events.id.ImportId;
import app.taskflow.log.MongoErrors;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * The rows of uploads, in chunks, until they are done. They are kept here and not on Kafka, whose records name them
 * only: an upload is all there before it begins, a queued or paused import holds up nobody, and the size of a record
 * is no limit. What an upload left that broke off is deleted by its age, if not before.
 */
public final class WaitingRows {

    private static final String ID = "_id";
    private static final String AT = "at";
    private static final String ROWS = "rows";

    private final MongoCollection<Document> chunks;

    WaitingRows(MongoDatabase database, Duration keep) {
        chunks = database.getCollection("rows");
        MongoErrors.reading(() ->
                chunks.createIndex(ascending(AT), new IndexOptions().expireAfter(keep.toSeconds(), TimeUnit.SECONDS)));
    }

    /** @param chunk its number, from 0 */
    public void put(ImportId id, long chunk, List<ImportRow> rows, Instant now) {
        Document document = new Document(ID, key(id, chunk))
                .append(AT, Date.from(now))
                .append(ROWS, new Binary(ChunkCodec.encode(rows)));
        MongoErrors.reading(() -> chunks.insertOne(document));
    }

    /** Empty if the chunk was deleted. */
    public Optional<List<ImportRow>> find(ImportId id, long chunk) {
        return MongoErrors.reading(() -> Optional.ofNullable(
                        chunks.find(eq(ID, key(id, chunk))).first())
                .map(document ->
                        ChunkCodec.decode(document.get(ROWS, Binary.class).getData())));
    }

    /** All of the import. */
    public void delete(ImportId id) {
        MongoErrors.reading(() -> chunks.deleteMany(and(gte(ID, id + ":"), lt(ID, id + ";"))));
    }

    private static String key(ImportId id, long chunk) {
        return "%s:%08d".formatted(id, chunk);
    }
}
