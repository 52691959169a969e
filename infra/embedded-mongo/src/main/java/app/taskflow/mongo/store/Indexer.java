package app.taskflow.mongo.store;

import app.taskflow.mongo.bson.Value;
import app.taskflow.mongo.index.Definition;
import app.taskflow.mongo.index.Keys;
import app.taskflow.mongo.query.Filter;
import app.taskflow.mongo.query.FilterParser;
import app.taskflow.mongo.tree.KeyScan;
import app.taskflow.mongo.tree.KeyTree;
import app.taskflow.mongo.tree.Records;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings documents into one index. Not safe for use by several threads: a collection's writers take turns. */
final class Indexer {

    private final Definition definition;
    private final Keys keys;
    private final @Nullable Filter partial;
    private int arrays;

    Indexer(Definition definition) {
        this.definition = definition;
        this.keys = new Keys(definition);
        this.partial = definition.partialFilter().isMissing() ? null : FilterParser.parse(definition.partialFilter());
    }

    /** The keys of a document, valid until the next call; none if the index leaves it out. */
    List<byte[]> keys(byte[] document) {
        arrays = 0;
        if (partial != null && !partial.matches(Value.document(document))) {
            return List.of();
        }
        List<byte[]> found = keys.of(document);
        arrays = keys.arrays();
        return found;
    }

    /** After {@link #keys}: in which fields the document has arrays. */
    int arrays() {
        return arrays;
    }

    /** @throws DuplicateKey if a document other than the given record has one of the keys */
    void checkUnique(KeyTree tree, List<byte[]> wanted, long record, byte[] document, String namespace) {
        if (!definition.unique()) {
            return;
        }
        for (byte[] key : wanted) {
            KeyScan scan = new KeyScan(tree, key, KeyTree.above(key), false);
            while (scan.next()) {
                if (scan.record() != record) {
                    throw duplicate(document, key, namespace);
                }
            }
        }
    }

    private DuplicateKey duplicate(byte[] document, byte[] key, String namespace) {
        return new DuplicateKey(namespace, definition, keys.values(document, key));
    }

    /** The whole index of a collection. */
    Index build(Records records, String namespace) {
        byte[][] entries = new byte[records.size()][];
        int count = 0;
        int arrays = 0;
        for (long record = records.ceiling(0); record >= 0; record = records.ceiling(record + 1)) {
            byte[] document = records.require(record);
            for (byte[] key : keys(document)) {
                if (count == entries.length) {
                    entries = Arrays.copyOf(entries, Math.max(16, count + count / 2));
                }
                entries[count++] = KeyTree.entry(key, record);
            }
            arrays |= arrays();
        }
        byte[][] sorted = count == entries.length ? entries : Arrays.copyOf(entries, count);
        Arrays.parallelSort(sorted, Arrays::compareUnsigned);
        if (definition.unique()) {
            checkDistinct(sorted, records, namespace);
        }
        return new Index(definition, KeyTree.of(sorted), arrays);
    }

    private void checkDistinct(byte[][] sorted, Records records, String namespace) {
        for (int i = 1; i < sorted.length; i++) {
            int length = sorted[i].length - KeyTree.RECORD_BYTES;
            if (sorted[i - 1].length == sorted[i].length
                    && Arrays.equals(sorted[i - 1], 0, length, sorted[i], 0, length)) {
                byte[] document = records.require(KeyTree.record(sorted[i]));
                throw duplicate(document, Arrays.copyOf(sorted[i], length), namespace);
            }
        }
    }
}
