package app.taskflow.mongo.store;

import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.journal.Changes;
import app.taskflow.mongo.tree.KeyTree;
import app.taskflow.mongo.tree.Records;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A collection that is being changed by one writer. Every change is done in all indexes or, when it is refused, in none;
 * nothing is seen by others before the writer is done with all of them.
 */
public final class Draft {

    private final String namespace;
    private final int collection;
    private final List<Indexer> indexers;
    private final List<Index> indexes;
    private final Changes changes = new Changes();
    private Records records;
    private long nextRecord;
    private long bytes;

    Draft(Snapshot base, List<Indexer> indexers, int collection, String namespace) {
        this.namespace = namespace;
        this.collection = collection;
        this.indexers = indexers;
        this.indexes = new ArrayList<>(base.indexes());
        this.records = base.records();
        this.nextRecord = base.nextRecord();
        this.bytes = base.bytes();
    }

    /** @throws MongoError if a unique index has one of its keys already, or it cannot be indexed */
    public void insert(byte[] document) {
        long record = nextRecord;
        List<List<byte[]>> added = new ArrayList<>(indexers.size());
        int[] arrays = new int[indexers.size()];
        for (int i = 0; i < indexers.size(); i++) {
            Indexer indexer = indexers.get(i);
            List<byte[]> keys = indexer.keys(document);
            arrays[i] = indexer.arrays();
            indexer.checkUnique(indexes.get(i).tree(), keys, record, document, namespace);
            added.add(keys);
        }
        for (int i = 0; i < indexers.size(); i++) {
            change(i, List.of(), added.get(i), record, arrays[i]);
        }
        records = records.with(record, document);
        nextRecord++;
        bytes += document.length;
        changes.put(collection, record, document);
    }

    /** Puts another document in the place of one. */
    public void replace(long record, byte[] before, byte[] after) {
        List<List<byte[]>> removed = new ArrayList<>(indexers.size());
        List<List<byte[]>> added = new ArrayList<>(indexers.size());
        int[] arrays = new int[indexers.size()];
        for (int i = 0; i < indexers.size(); i++) {
            Indexer indexer = indexers.get(i);
            List<byte[]> old = List.copyOf(indexer.keys(before));
            List<byte[]> keys = indexer.keys(after);
            arrays[i] = indexer.arrays();
            List<byte[]> fresh = without(keys, old);
            indexer.checkUnique(indexes.get(i).tree(), fresh, record, after, namespace);
            removed.add(without(old, keys));
            added.add(fresh);
        }
        for (int i = 0; i < indexers.size(); i++) {
            change(i, removed.get(i), added.get(i), record, arrays[i]);
        }
        records = records.with(record, after);
        bytes += after.length - before.length;
        changes.put(collection, record, after);
    }

    public void remove(long record, byte[] document) {
        for (int i = 0; i < indexers.size(); i++) {
            change(i, indexers.get(i).keys(document), List.of(), record, 0);
        }
        records = records.without(record);
        bytes -= document.length;
        changes.remove(collection, record);
    }

    private void change(int position, List<byte[]> removed, List<byte[]> added, long record, int arrays) {
        Index index = indexes.get(position);
        if (removed.isEmpty() && added.isEmpty() && (index.arrays() | arrays) == index.arrays()) {
            return;
        }
        KeyTree tree = index.tree();
        for (byte[] key : removed) {
            tree = tree.without(KeyTree.entry(key, record));
        }
        for (byte[] key : added) {
            tree = tree.with(KeyTree.entry(key, record));
        }
        indexes.set(position, new Index(index.definition(), tree, index.arrays() | arrays));
    }

    /** Those of a few sorted keys that are not among others. */
    private static List<byte[]> without(List<byte[]> keys, List<byte[]> others) {
        List<byte[]> rest = new ArrayList<>(keys.size());
        int other = 0;
        for (byte[] key : keys) {
            while (other < others.size() && Arrays.compareUnsigned(others.get(other), key) < 0) {
                other++;
            }
            if (other == others.size() || !Arrays.equals(others.get(other), key)) {
                rest.add(key);
            }
        }
        return rest;
    }

    /** A document as it is now, null if there is none of that number. */
    public byte @Nullable [] get(long record) {
        return records.get(record);
    }

    /** How much there is to write. */
    public long changedBytes() {
        return changes.length();
    }

    boolean isChanged() {
        return !changes.isEmpty();
    }

    Changes changes() {
        return changes;
    }

    /** The collection with the changes made so far; for the writer itself until all are done. */
    public Snapshot snapshot() {
        return new Snapshot(records, List.copyOf(indexes), nextRecord, bytes, false);
    }
}
