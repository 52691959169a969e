package app.taskflow.mongo.command;

import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.bson.Value;
import app.taskflow.mongo.plan.Results;
import app.taskflow.mongo.query.Filter;
import app.taskflow.mongo.store.Catalog;
import app.taskflow.mongo.store.Collection;
import app.taskflow.mongo.store.Commit;
import app.taskflow.mongo.store.Draft;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Changes all documents that a filter wants, in steps, so that other writers get their turn and no change becomes too
 * large. Like MongoDB's, such a change is not atomic: what others do in between may be seen.
 */
final class Many {

    private static final int DOCUMENTS_A_STEP = 1000;
    private static final long BYTES_A_STEP = 4 << 20;

    private final Catalog catalog;
    private final String namespace;
    private final Filter filter;
    private boolean empty = true;
    private @Nullable MongoError failure;

    /** What is done to a document. */
    interface Change {

        void apply(Draft draft, long record, byte[] document);
    }

    Many(Catalog catalog, String namespace, Filter filter) {
        this.catalog = catalog;
        this.namespace = namespace;
        this.filter = filter;
    }

    /** Whether there was nothing to change. */
    boolean isEmpty() {
        return empty;
    }

    /** Why it was stopped before all were changed; null if it was not. */
    @Nullable
    MongoError failure() {
        return failure;
    }

    /** Returns what to wait for; null if there is no such collection. */
    @Nullable
    Commit forEach(Change change) {
        Collection.Written<long[]> found = catalog.writeIfPresent(namespace, draft -> records(draft));
        if (found == null) {
            return null;
        }
        long[] records = found.result();
        Commit last = found.commit();
        for (int from = 0; from < records.length; ) {
            int start = from;
            Collection.Written<Integer> step =
                    catalog.writeIfPresent(namespace, draft -> step(draft, records, start, change));
            if (step == null) {
                return last;
            }
            from = step.result();
            last = step.commit();
        }
        return last;
    }

    private long[] records(Draft draft) {
        long[] records = new long[64];
        int count = 0;
        Results results = new Results(draft.snapshot(), Results.Query.of(filter));
        while (results.next()) {
            records = count == records.length ? Arrays.copyOf(records, 2 * count) : records;
            records[count++] = results.record();
        }
        return Arrays.copyOf(records, count);
    }

    private int step(Draft draft, long[] records, int from, Change change) {
        int position = from;
        long bytes = 0;
        while (position < records.length && position < from + DOCUMENTS_A_STEP && bytes < BYTES_A_STEP) {
            byte[] document = draft.get(records[position]);
            if (document != null && filter.matches(Value.document(document))) {
                empty = false;
                try {
                    change.apply(draft, records[position], document);
                } catch (MongoError e) {
                    // What was changed before stays changed.
                    failure = e;
                    return records.length;
                }
                bytes += document.length;
            }
            position++;
        }
        return position;
    }
}
