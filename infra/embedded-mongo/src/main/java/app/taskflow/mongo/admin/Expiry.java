package app.taskflow.mongo.admin;

import app.taskflow.mongo.bson.KeyWriter;
import app.taskflow.mongo.bson.Trees;
import app.taskflow.mongo.bson.Value;
import app.taskflow.mongo.index.Definition;
import app.taskflow.mongo.store.Catalog;
import app.taskflow.mongo.store.Collection;
import app.taskflow.mongo.store.Draft;
import app.taskflow.mongo.store.Index;
import app.taskflow.mongo.tree.KeyScan;
import app.taskflow.mongo.tree.KeyTree;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Removes documents whose time is over, according to their TTL indexes. */
public final class Expiry {

    private static final int STEP = 500;

    private final Catalog catalog;

    public Expiry(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Removes what has expired until now; returns how many documents that were. */
    public int run(Instant now) {
        int removed = 0;
        for (Collection collection : catalog.collections().values()) {
            for (Index index : collection.published().indexes()) {
                if (index.definition().expireAfterSeconds() >= 0) {
                    removed += expire(collection, index.definition(), now);
                }
            }
        }
        return removed;
    }

    private static int expire(Collection collection, Definition definition, Instant now) {
        Value limit = Trees.value(now.minusSeconds(definition.expireAfterSeconds()));
        int removed = 0;
        Collection.@Nullable Written<Integer> step;
        do {
            step = collection.write(draft -> remove(draft, definition, limit));
            if (step != null && step.result() > 0) {
                step.commit().await();
                removed += step.result();
            }
        } while (step != null && step.result() == STEP);
        return removed;
    }

    private static int remove(Draft draft, Definition definition, Value limit) {
        Index index = draft.snapshot().index(definition.name());
        if (index == null) {
            return 0;
        }
        byte[] first = KeyWriter.lowestOfType(limit);
        byte[] last = KeyWriter.key(limit);
        boolean descending = definition.fields().getFirst().descending();
        KeyScan scan = descending
                ? new KeyScan(index.tree(), KeyWriter.inverted(last), KeyTree.above(KeyWriter.inverted(first)), false)
                : new KeyScan(index.tree(), first, KeyTree.above(last), false);
        int removed = 0;
        while (removed < STEP && scan.next()) {
            byte[] document = draft.get(scan.record());
            if (document != null) {
                draft.remove(scan.record(), document);
                removed++;
            }
        }
        return removed;
    }
}
