package app.taskflow.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Uniqueness across documents, multikey and partial as in MongoDB. */
final class UniqueIndex extends Index<Long> {

    private final Map<KeyValue, Long> positions = new ConcurrentHashMap<>();
    private final @Nullable Document partial;
    private final boolean sparseKeys;

    UniqueIndex(String name, List<IndexKey> keys, boolean sparse, @Nullable Document partial) {
        super(name, keys, sparse || partial != null);
        this.partial = partial;
        this.sparseKeys = sparse;
    }

    private Set<KeyValue> keysOf(Document document) {
        Set<KeyValue> result = new LinkedHashSet<>();
        if (partial == null || new DefaultQueryMatcher().matches(document, partial)) {
            List<String> paths = getKeys().stream().map(IndexKey::getKey).toList();
            if (!sparseKeys || paths.stream().anyMatch(path -> resolve(document, path, -1) != null)) {
                int elements = arrayLength(document, paths);
                for (int element = Math.min(elements, 0); element < Math.max(elements, 0); element++) {
                    List<Object> values = new ArrayList<>();
                    for (String path : paths) {
                        values.add(resolve(document, path, element));
                    }
                    result.add(new KeyValue(values).normalized());
                }
            }
        }
        return result;
    }

    /** The length of the first array on any path, -1 if there is none. */
    private static int arrayLength(Document document, List<String> paths) {
        for (String path : paths) {
            Object value = document;
            for (String field : path.split("\\.", -1)) {
                value = value instanceof Document inner ? inner.get(field) : null;
                if (value instanceof List<?> list) {
                    return list.size();
                }
            }
        }
        return -1;
    }

    private static @Nullable Object resolve(Document document, String path, int element) {
        Object value = document;
        for (String field : path.split("\\.", -1)) {
            value = value instanceof Document inner ? inner.get(field) : null;
            if (value instanceof List<?> list && element >= 0) {
                value = list.get(element);
            }
        }
        return value instanceof Missing ? null : value;
    }

    @Override
    public @Nullable Long getPosition(Document document) {
        for (KeyValue key : keysOf(document)) {
            Long position = positions.get(key);
            if (position != null) {
                return position;
            }
        }
        return null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Long> collection) {
        check(document, null, collection);
    }

    private void check(Document document, @Nullable Long own, MongoCollection<Long> collection) {
        for (KeyValue key : keysOf(document)) {
            Long position = positions.get(key);
            if (position != null && !position.equals(own)) {
                throw new DuplicateKeyError(this, collection, getKeys(), key);
            }
        }
    }

    @Override
    public void add(Document document, Long position, MongoCollection<Long> collection) {
        keysOf(document).forEach(key -> positions.put(key, position));
    }

    @Override
    public @Nullable Long remove(Document document) {
        Long found = null;
        for (KeyValue key : keysOf(document)) {
            found = positions.remove(key);
        }
        return found;
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Long> collection) {
        check(after, getPosition(before), collection);
    }

    @Override
    public void updateInPlace(Document before, Document after, Long position, MongoCollection<Long> collection) {
        remove(before);
        add(after, position, collection);
    }

    @Override
    public boolean canHandle(Document query) {
        return getKeys().size() == 1
                && getKeys().getFirst().getKey().equals("_id")
                && query.containsKey("_id")
                && !(query.get("_id") instanceof Document)
                && !(query.get("_id") instanceof List);
    }

    @Override
    public Iterable<Long> getPositions(Document query) {
        Long position = positions.get(new KeyValue(java.util.Arrays.asList(query.get("_id"))).normalized());
        return position == null ? List.of() : List.of(position);
    }

    @Override
    public boolean isUnique() {
        return true;
    }

    @Override
    public long getCount() {
        return positions.size();
    }

    @Override
    public long getDataSize() {
        return 0;
    }

    @Override
    public void drop() {
        positions.clear();
    }
}
