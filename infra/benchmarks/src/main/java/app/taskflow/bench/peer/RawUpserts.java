package app.taskflow.bench.peer;

import static com.mongodb.client.model.Filters.eq;

import app.taskflow.bench.measure.Throughput;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

/**
 * Finished views, written by unordered bulk upserts into a collection with the same indexes. What they are made from
 * need not be read, folded or analysed, nor the documents encoded.
 */
public final class RawUpserts {

    private static final String ID = "_id";
    private static final String EXPIRY = "expireAfterSeconds";
    private static final int BATCH = 2_000;
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    /** So many are in memory, read while the clock stands still. */
    private static final int READ = 50 * BATCH;

    private final MongoCollection<RawBsonDocument> source;
    private final MongoCollection<RawBsonDocument> target;

    /** Copies the indexes of one collection to an empty one beside it, for its views to be written to. */
    public RawUpserts(MongoCollection<RawBsonDocument> source, MongoCollection<RawBsonDocument> target) {
        this.source = source;
        this.target = target;
        source.listIndexes(BsonDocument.class).forEach(this::copyIndex);
    }

    /** Which are not unique, and of which only the one that lets tasks expire is more than its keys. */
    private void copyIndex(BsonDocument index) {
        IndexOptions options = new IndexOptions();
        if (index.containsKey(EXPIRY)) {
            options.expireAfter(index.getNumber(EXPIRY).longValue(), TimeUnit.SECONDS);
        }
        target.createIndex(index.getDocument("key"), options);
    }

    public long count() {
        return source.countDocuments();
    }

    /** @param threads as many as the projection has */
    public Throughput run(int threads) throws InterruptedException, ExecutionException {
        long done = 0;
        long nanos = 0;
        try (ExecutorService executor = Executors.newFixedThreadPool(threads);
                MongoCursor<RawBsonDocument> cursor = source.find().cursor()) {
            while (cursor.hasNext()) {
                List<RawBsonDocument> views = new ArrayList<>();
                while (views.size() < READ && cursor.hasNext()) {
                    views.add(cursor.next());
                }
                long began = System.nanoTime();
                write(views, executor);
                nanos += System.nanoTime() - began;
                done += views.size();
            }
        }
        return new Throughput(done, Duration.ofNanos(nanos));
    }

    private void write(List<RawBsonDocument> views, ExecutorService executor)
            throws InterruptedException, ExecutionException {
        List<Future<?>> written = new ArrayList<>();
        for (int from = 0; from < views.size(); from += BATCH) {
            List<RawBsonDocument> batch = views.subList(from, Math.min(from + BATCH, views.size()));
            written.add(executor.submit(() -> write(batch)));
        }
        for (Future<?> batch : written) {
            batch.get();
        }
    }

    private void write(List<RawBsonDocument> batch) {
        target.bulkWrite(
                batch.stream()
                        .map(view -> new ReplaceOneModel<>(eq(ID, view.get(ID)), view, UPSERT))
                        .toList(),
                UNORDERED);
    }
}
