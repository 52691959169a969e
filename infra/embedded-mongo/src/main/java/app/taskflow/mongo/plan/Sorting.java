package app.taskflow.mongo.plan;

import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.index.Keys;
import app.taskflow.mongo.query.Sort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/** Sorts in memory what no index gives in order; of a limited result it keeps no more than that. */
final class Sorting {

    private static final long MAX_BYTES = 100L << 20;
    private static final Comparator<Found> ORDER = (one, other) -> {
        int order = Arrays.compareUnsigned(one.key, other.key);
        return order != 0 ? order : Long.compare(one.record, other.record);
    };

    /** A document and its place. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared as a record.
    record Found(byte[] key, long record, byte[] document) {}

    private final Keys keys;
    private final long limit;
    private final List<Found> all = new ArrayList<>();
    private final PriorityQueue<Found> best = new PriorityQueue<>(ORDER.reversed());
    private long bytes;

    Sorting(Sort sort, long limit) {
        this.keys = sort.keys();
        this.limit = limit;
    }

    void add(long record, byte[] document) {
        Found found = new Found(keys.of(document).getFirst(), record, document);
        if (limit == 0) {
            all.add(found);
            grow(found, 1);
        } else if (best.size() < limit) {
            best.add(found);
            grow(found, 1);
        } else if (ORDER.compare(found, best.peek()) < 0) {
            grow(best.poll(), -1);
            best.add(found);
            grow(found, 1);
        }
    }

    private void grow(Found found, int direction) {
        bytes += direction * ((long) found.key.length + found.document.length);
        if (bytes > MAX_BYTES) {
            throw new MongoError(
                    292,
                    "QueryExceededMemoryLimitNoDiskUseAllowed",
                    "Sort exceeded memory limit of " + MAX_BYTES + " bytes");
        }
    }

    Iterator<Found> sorted() {
        List<Found> sorted = limit == 0 ? all : new ArrayList<>(best);
        sorted.sort(ORDER);
        return Collections.unmodifiableList(sorted).iterator();
    }
}
