package app.taskflow.mongo.store;

import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.journal.Changes;
import app.taskflow.mongo.journal.Journal;
import app.taskflow.mongo.journal.Recovery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All collections of a data directory, by namespace ({@code database.collection}). */
public final class Catalog implements AutoCloseable {

    /**
     * How large files become.
     *
     * @param fileBytes of a journal file, about
     * @param compactionBytes how much the journal may outgrow the live data before a snapshot takes its place
     */
    public record Limits(long fileBytes, long compactionBytes) {

        public static final Limits DEFAULT = new Limits(64 << 20, 64 << 20);
    }

    private final CommitLog log;
    private final Compaction compaction;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Map<String, Collection> published;
    private volatile Map<String, Collection> head;
    private int nextId;

    private Catalog(Path directory, Limits limits) throws IOException {
        Loading loading = new Loading();
        Journal journal = Recovery.open(directory, limits.fileBytes(), loading);
        compaction = new Compaction(directory, limits.compactionBytes(), () -> published);
        log = new CommitLog(journal, new CommitLog.Owner() {
            @Override
            public void rollBack() {
                Catalog.this.rollBack();
            }

            @Override
            public void afterGroup(Journal current) {
                compaction.consider(current);
            }
        });
        published = Map.copyOf(loading.collections(log));
        head = published;
        nextId = loading.nextId();
    }

    /** Reads the data directory back and begins to accept writes. */
    public static Catalog open(Path directory, Limits limits) throws IOException {
        Catalog catalog = new Catalog(directory, limits);
        catalog.log.start();
        return catalog;
    }

    public @Nullable Collection find(String namespace) {
        return published.get(namespace);
    }

    /** The collections, by namespace, in order. */
    public Map<String, Collection> collections() {
        return new TreeMap<>(published);
    }

    /** Writes to a collection, which is created if it is not there. */
    public <T> Collection.Written<T> write(String namespace, Function<Draft, T> action) {
        while (true) {
            Collection.Written<T> written = findOrCreate(namespace).write(action);
            if (written != null) {
                return written;
            }
        }
    }

    /** Writes to a collection if it is there, else returns null. */
    public <T> Collection.@Nullable Written<T> writeIfPresent(String namespace, Function<Draft, T> action) {
        while (true) {
            Collection collection = head.get(namespace);
            if (collection == null) {
                return null;
            }
            Collection.Written<T> written = collection.write(action);
            if (written != null) {
                return written;
            }
        }
    }

    /** The collection for a writer: also one whose creation is not durable yet, as its writes come after it. */
    public Collection findOrCreate(String namespace) {
        Collection collection = head.get(namespace);
        if (collection != null) {
            return collection;
        }
        lock.lock();
        try {
            Collection other = head.get(namespace);
            if (other == null) {
                add(namespace);
                other = head.get(namespace);
            }
            if (other == null) {
                throw new IllegalStateException(namespace);
            }
            return other;
        } finally {
            lock.unlock();
        }
    }

    public Commit create(String namespace) {
        lock.lock();
        try {
            if (head.containsKey(namespace)) {
                throw new MongoError(48, "NamespaceExists", "Collection " + namespace + " already exists.");
            }
            return add(namespace);
        } finally {
            lock.unlock();
        }
    }

    private Commit add(String namespace) {
        Collection collection = new Collection(nextId, namespace, Snapshot.EMPTY, log);
        Map<String, Collection> next = with(namespace, collection);
        Commit commit = log.append(new Changes().create(nextId, namespace), () -> published = next);
        nextId++;
        head = next;
        return commit;
    }

    /** Drops a collection; null if there is none. */
    public @Nullable Commit drop(String namespace) {
        lock.lock();
        try {
            Collection collection = head.get(namespace);
            return collection == null ? null : drop(namespace, collection);
        } finally {
            lock.unlock();
        }
    }

    private Commit drop(String namespace, Collection collection) {
        Map<String, Collection> next = with(namespace, null);
        Commit commit = collection.drop(() -> published = next);
        head = next;
        return commit;
    }

    public Commit rename(String from, String to, boolean dropTarget) {
        lock.lock();
        try {
            Collection collection = head.get(from);
            if (collection == null) {
                throw new MongoError(26, "NamespaceNotFound", "Source collection " + from + " does not exist");
            }
            Collection target = head.get(to);
            if (target != null && !dropTarget) {
                throw new MongoError(48, "NamespaceExists", "target namespace exists");
            }
            if (target != null) {
                drop(to, target);
            }
            Map<String, Collection> next = new TreeMap<>(with(from, null));
            next.put(to, collection);
            Map<String, Collection> renamed = Map.copyOf(next);
            Commit commit = collection.rename(to, () -> published = renamed);
            head = renamed;
            return commit;
        } finally {
            lock.unlock();
        }
    }

    private Map<String, Collection> with(String namespace, @Nullable Collection collection) {
        Map<String, Collection> next = new TreeMap<>(head);
        if (collection == null) {
            next.remove(namespace);
        } else {
            next.put(namespace, collection);
        }
        return Map.copyOf(next);
    }

    private void rollBack() {
        lock.lock();
        try {
            Set<Collection> all = new HashSet<>(head.values());
            all.addAll(published.values());
            head = published;
            all.forEach(Collection::rollBack);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        log.close();
        compaction.close();
    }
}
