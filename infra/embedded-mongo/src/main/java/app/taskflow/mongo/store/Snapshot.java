package app.taskflow.mongo.store;

import app.taskflow.mongo.index.Definition;
import app.taskflow.mongo.tree.KeyTree;
import app.taskflow.mongo.tree.Records;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A collection as it is at one moment; never changes, and its indexes agree with its documents.
 *
 * @param indexes that of {@code _id} first
 * @param nextRecord the number of the next document
 * @param bytes how many bytes the documents have together
 */
public record Snapshot(Records records, List<Index> indexes, long nextRecord, long bytes, boolean dropped) {

    static final Snapshot EMPTY =
            new Snapshot(Records.EMPTY, List.of(new Index(Definition.ID, KeyTree.EMPTY, 0)), 1, 0, false);

    Snapshot asDropped() {
        return new Snapshot(Records.EMPTY, indexes, nextRecord, 0, true);
    }

    public int size() {
        return records.size();
    }

    /** The index of a name, null if there is none. */
    public @Nullable Index index(String name) {
        for (Index index : indexes) {
            if (index.definition().name().equals(name)) {
                return index;
            }
        }
        return null;
    }
}
