package app.taskflow.bench.peer;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import app.taskflow.bench.measure.Throughput;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.RawBsonDocument;

/** Documents read in the order of their ids, some ranges at a time, by a driver that does not even look into them. */
public final class RawReading {

    private static final String ID = "_id";
    private static final int BATCH = 500;

    private final MongoCollection<RawBsonDocument> documents;

    public RawReading(MongoCollection<RawBsonDocument> documents) {
        this.documents = documents;
    }

    /** @param bounds of the ranges, ascending: each ends where the next begins */
    public Throughput run(int threads, List<Long> bounds) throws InterruptedException, ExecutionException {
        long began = System.nanoTime();
        long read = 0;
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<Long>> ranges = new ArrayList<>();
            for (int i = 1; i < bounds.size(); i++) {
                long from = bounds.get(i - 1);
                long to = bounds.get(i);
                ranges.add(executor.submit(() -> read(from, to)));
            }
            for (Future<Long> range : ranges) {
                read += range.get();
            }
        }
        return new Throughput(read, Duration.ofNanos(System.nanoTime() - began));
    }

    private long read(long from, long to) {
        long read = 0;
        for (RawBsonDocument document : documents
                .find(and(gte(ID, from), lt(ID, to)))
                .sort(Sorts.ascending(ID))
                .batchSize(BATCH)) {
            read += document.isEmpty() ? 0 : 1;
        }
        return read;
    }
}
