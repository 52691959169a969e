package app.taskflow.mongo.store;

import app.taskflow.mongo.bson.Value;
import app.taskflow.mongo.index.Definition;
import app.taskflow.mongo.journal.Changes;
import app.taskflow.mongo.tree.Records;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects what is read back at the start, and then builds the indexes, which are not stored. */
final class Loading implements Changes.Receiver {

    private final Map<Integer, Loaded> collections = new HashMap<>();
    private int lastId;

    private static final class Loaded {
        private final Map<String, Definition> definitions = new LinkedHashMap<>();
        private final Records.Loader records = new Records.Loader();
        private String namespace;
        private long lastRecord;
        private long bytes;

        Loaded(String namespace) {
            this.namespace = namespace;
            definitions.put(Definition.ID.name(), Definition.ID);
        }

        private void count(long record, byte @Nullable [] document) {
            byte[] before = records.get(record);
            bytes += (document == null ? 0 : document.length) - (before == null ? 0 : before.length);
        }
    }

    private Loaded loaded(int collection) {
        Loaded loaded = collections.get(collection);
        if (loaded == null) {
            throw new IllegalStateException("a change of collection " + collection + ", which does not exist");
        }
        return loaded;
    }

    @Override
    public void put(int collection, long record, byte[] document) {
        Loaded loaded = loaded(collection);
        loaded.count(record, document);
        loaded.records.put(record, document);
        loaded.lastRecord = Math.max(loaded.lastRecord, record);
    }

    @Override
    public void remove(int collection, long record) {
        Loaded loaded = loaded(collection);
        loaded.count(record, null);
        loaded.records.remove(record);
    }

    @Override
    public void create(int collection, String namespace) {
        collections.put(collection, new Loaded(namespace));
        lastId = Math.max(lastId, collection);
    }

    @Override
    public void drop(int collection) {
        collections.remove(collection);
    }

    @Override
    public void rename(int collection, String namespace) {
        loaded(collection).namespace = namespace;
    }

    @Override
    public void createIndex(int collection, byte[] description) {
        Definition definition = Definition.of(Value.document(description));
        loaded(collection).definitions.put(definition.name(), definition);
    }

    @Override
    public void dropIndex(int collection, String name) {
        loaded(collection).definitions.remove(name);
    }

    int nextId() {
        return lastId + 1;
    }

    private record Task(int collection, Records records, String namespace, Definition definition) {}

    /** What was read, with its indexes, which are built by as many threads as there are processors. */
    Map<String, Collection> collections(CommitLog log) {
        Map<Definition, Index> none = Map.of();
        Map<Integer, Map<Definition, Index>> built = new HashMap<>();
        collections.forEach((id, loaded) -> built.put(id, new HashMap<>(none)));
        tasks().parallel().map(task -> Map.entry(task, build(task))).forEachOrdered(entry -> {
            Map<Definition, Index> indexes = built.get(entry.getKey().collection());
            if (indexes != null) {
                indexes.put(entry.getKey().definition(), entry.getValue());
            }
        });
        Map<String, Collection> result = new HashMap<>();
        collections.forEach((id, loaded) -> {
            Map<Definition, Index> indexes = built.getOrDefault(id, none);
            List<Index> ordered = loaded.definitions.values().stream()
                    .flatMap(definition -> Stream.ofNullable(indexes.get(definition)))
                    .toList();
            Snapshot snapshot =
                    new Snapshot(loaded.records.records(), ordered, loaded.lastRecord + 1, loaded.bytes, false);
            result.put(loaded.namespace, new Collection(id, loaded.namespace, snapshot, log));
        });
        return result;
    }

    private Stream<Task> tasks() {
        return collections.entrySet().stream().flatMap(entry -> {
            Loaded loaded = entry.getValue();
            Records records = loaded.records.records();
            return loaded.definitions.values().stream()
                    .map(definition -> new Task(entry.getKey(), records, loaded.namespace, definition));
        });
    }

    private static Index build(Task task) {
        return new Indexer(task.definition()).build(task.records(), task.namespace());
    }
}
