package app.taskflow.mongo.plan;

import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.bson.Value;
import app.taskflow.mongo.query.Filter;
import app.taskflow.mongo.query.Sort;
import app.taskflow.mongo.store.Snapshot;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The documents that a query wants, one after the other: {@link #next}, then the accessors. Between two batches it can be
 * suspended, so that a client that takes its time does not hold on to what has been replaced since.
 */
public final class Results {

    private static final int SCANNED_BETWEEN_CHECKS = 256;

    private final Query query;
    private final Plan plan;
    private final Source source;
    private final @Nullable Set<Long> seen;
    private @Nullable Snapshot snapshot;
    private @Nullable Iterator<Sorting.Found> sorted;
    private long record;
    private byte @Nullable [] document;
    private long skipped;
    private long returned;
    private long scanned;
    private long deadline;
    private long suspended;

    /**
     * What is wanted.
     *
     * @param limit 0 for no limit
     * @param deadline when to give up, in {@link System#nanoTime}; {@link Long#MAX_VALUE} for never
     */
    public record Query(Filter filter, Sort sort, long skip, long limit, long deadline) {

        public static Query of(Filter filter) {
            return new Query(filter, Sort.NONE, 0, 0, Long.MAX_VALUE);
        }

        long wanted() {
            return limit == 0 ? 0 : skip + limit;
        }
    }

    public Results(Snapshot snapshot, Query query) {
        this.query = query;
        this.snapshot = snapshot;
        deadline = query.deadline();
        plan = Planner.plan(snapshot, query.filter(), query.sort(), query.wanted());
        Bounds bounds = plan.bounds();
        Order order = plan.order();
        if (bounds == null) {
            source = new NaturalSource(snapshot.records(), query.sort().reverseNatural());
            seen = null;
        } else {
            boolean backward = order != null && order.backward();
            source = order != null && order.merged()
                    ? new MergeSource(bounds, backward)
                    : new RangeSource(bounds, backward);
            seen = bounds.index().isMultikey() ? new HashSet<>() : null;
        }
    }

    /** How many documents a filter wants. */
    public static long count(Snapshot snapshot, Query query) {
        Plan plan = Planner.plan(snapshot, query.filter(), Sort.NONE, 0);
        Bounds bounds = plan.bounds();
        long all = -1;
        if (query.filter() instanceof Filter.And and && and.parts().isEmpty()) {
            all = snapshot.size();
        } else if (bounds != null && plan.isCountable()) {
            all = bounds.exactSize();
        }
        if (all >= 0) {
            long rest = Math.max(0, all - query.skip());
            return query.limit() == 0 ? rest : Math.min(rest, query.limit());
        }
        Results results = new Results(snapshot, query);
        long count = 0;
        while (results.next()) {
            count++;
        }
        return count;
    }

    public Plan plan() {
        return plan;
    }

    public boolean next() {
        if (query.limit() > 0 && returned == query.limit()) {
            return false;
        }
        do {
            if (!(plan.order() == null ? nextSorted() : nextFound())) {
                document = null;
                return false;
            }
        } while (skipped++ < query.skip());
        returned++;
        return true;
    }

    private boolean nextSorted() {
        if (sorted == null) {
            Sorting sorting = new Sorting(query.sort(), query.wanted());
            while (nextFound()) {
                sorting.add(record, document());
            }
            sorted = sorting.sorted();
        }
        if (!sorted.hasNext()) {
            return false;
        }
        Sorting.Found found = sorted.next();
        record = found.record();
        document = found.document();
        return true;
    }

    private boolean nextFound() {
        Snapshot current = snapshot;
        if (current == null) {
            throw new IllegalStateException("suspended");
        }
        while (source.next()) {
            if (++scanned % SCANNED_BETWEEN_CHECKS == 0) {
                pause();
            }
            record = source.record();
            if (seen == null || seen.add(record)) {
                byte[] found = current.records().require(record);
                if (plan.rest().matches(Value.document(found))) {
                    document = found;
                    return true;
                }
            }
        }
        return false;
    }

    /** Looks at the clock, and lets others run: virtual threads are not preempted, and share few processors. */
    @SuppressWarnings("ThreadPriorityCheck") // Only fairness depends on it.
    private void pause() {
        if (deadline != Long.MAX_VALUE && System.nanoTime() - deadline > 0) {
            throw new MongoError(50, "MaxTimeMSExpired", "operation exceeded time limit");
        }
        Thread.yield();
    }

    public long record() {
        return record;
    }

    public byte[] document() {
        if (document == null) {
            throw new IllegalStateException("there is no result");
        }
        return document;
    }

    public long documentsRead() {
        return scanned;
    }

    public long keysRead() {
        return source.keysRead();
    }

    public void suspend() {
        snapshot = null;
        document = null;
        suspended = System.nanoTime();
        source.suspend();
    }

    /** Goes on in another snapshot; false if it cannot, because the index it used is gone. */
    public boolean resume(Snapshot other) {
        snapshot = other;
        if (deadline != Long.MAX_VALUE) {
            // The time counts that the server works, not the time that the client takes over a batch.
            deadline += System.nanoTime() - suspended;
        }
        return !other.dropped() && (sorted != null || source.resume(other));
    }
}
