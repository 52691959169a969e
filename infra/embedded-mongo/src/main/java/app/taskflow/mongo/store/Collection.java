package app.taskflow.mongo.store;

import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.index.Definition;
import app.taskflow.mongo.journal.Changes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A collection. Readers take the {@link #published} snapshot, without locks: it holds what is durable and nothing else.
 * Writers take turns on the head, which is ahead of it by what is on its way to the disk; they do not hold the lock while
 * they wait for that.
 */
public final class Collection {

    private final int id;
    private final CommitLog log;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile String namespace;
    private volatile Snapshot published;
    private Snapshot head;
    private List<Indexer> indexers;
    private Commit last = Commit.NONE;

    Collection(int id, String namespace, Snapshot snapshot, CommitLog log) {
        this.id = id;
        this.namespace = namespace;
        this.published = snapshot;
        this.head = snapshot;
        this.indexers = indexers(snapshot);
        this.log = log;
    }

    /**
     * What a writer found or did, and when that is durable. Also a refusal depends on what others did just before, so it
     * too is to be reported only when that is durable.
     */
    public record Written<T>(T result, Commit commit) {}

    private static List<Indexer> indexers(Snapshot snapshot) {
        return snapshot.indexes().stream()
                .map(index -> new Indexer(index.definition()))
                .toList();
    }

    int id() {
        return id;
    }

    public String namespace() {
        return namespace;
    }

    public Snapshot published() {
        return published;
    }

    /**
     * Makes changes, all of them or, if the action refuses by throwing, none; null if the collection has been dropped.
     *
     * @throws MongoError what the action throws, when what led to it is durable
     */
    public <T> @Nullable Written<T> write(Function<Draft, T> action) {
        MongoError refusal;
        Commit seen;
        lock.lock();
        try {
            if (head.dropped()) {
                return null;
            }
            Draft draft = new Draft(head, indexers, id, namespace);
            T result = action.apply(draft);
            if (draft.isChanged()) {
                publish(draft.snapshot(), draft.changes());
            }
            return new Written<>(result, last);
        } catch (MongoError e) {
            refusal = e;
            seen = last;
        } finally {
            lock.unlock();
        }
        seen.await();
        throw refusal;
    }

    private void publish(Snapshot next, Changes changes) {
        last = log.append(changes, () -> published = next);
        head = next;
    }

    /** Builds an index over what is there; null if the collection has been dropped. */
    public @Nullable Written<Boolean> createIndex(Definition definition) {
        lock.lock();
        try {
            if (head.dropped()) {
                return null;
            }
            if (exists(definition)) {
                return new Written<>(false, last);
            }
            List<Index> indexes = new ArrayList<>(head.indexes());
            indexes.add(new Indexer(definition).build(head.records(), namespace));
            publish(
                    withIndexes(indexes),
                    new Changes().createIndex(id, definition.document().toBytes()));
            return new Written<>(true, last);
        } finally {
            lock.unlock();
        }
    }

    private boolean exists(Definition wanted) {
        for (Index index : head.indexes()) {
            Definition definition = index.definition();
            boolean sameName = definition.name().equals(wanted.name());
            boolean same = definition.isSameAs(wanted);
            if ((sameName && same) || (definition.isPrimary() && wanted.isPrimary())) {
                return true;
            }
            if (sameName) {
                throw new MongoError(
                        86,
                        "IndexKeySpecsConflict",
                        "An existing index has the same name as the requested index: " + wanted.document()
                                + ", existing index: " + definition.document());
            }
            if (same) {
                throw new MongoError(
                        85, "IndexOptionsConflict", "Index already exists with a different name: " + definition.name());
            }
        }
        return false;
    }

    /** Removes indexes by name; null if the collection has been dropped. */
    public @Nullable Written<Integer> dropIndexes(List<String> names) {
        lock.lock();
        try {
            if (head.dropped()) {
                return null;
            }
            int before = head.indexes().size();
            for (String name : names) {
                List<Index> rest = head.indexes().stream()
                        .filter(index -> !index.definition().name().equals(name))
                        .toList();
                if (rest.size() == head.indexes().size()) {
                    throw new MongoError(27, "IndexNotFound", "index not found with name [" + name + "]");
                }
                publish(withIndexes(rest), new Changes().dropIndex(id, name));
            }
            return new Written<>(before, last);
        } finally {
            lock.unlock();
        }
    }

    private Snapshot withIndexes(List<Index> indexes) {
        Snapshot next =
                new Snapshot(head.records(), List.copyOf(indexes), head.nextRecord(), head.bytes(), head.dropped());
        indexers = indexers(next);
        return next;
    }

    /** Makes an end of the collection, in the order of its writes. */
    Commit drop(Runnable publication) {
        lock.lock();
        try {
            Snapshot next = head.asDropped();
            last = log.append(new Changes().drop(id), () -> {
                publication.run();
                published = next;
            });
            head = next;
            return last;
        } finally {
            lock.unlock();
        }
    }

    Commit rename(String to, Runnable publication) {
        lock.lock();
        try {
            last = log.append(new Changes().rename(id, to), () -> {
                namespace = to;
                publication.run();
            });
            return last;
        } finally {
            lock.unlock();
        }
    }

    void rollBack() {
        lock.lock();
        try {
            head = published;
            indexers = indexers(head);
            last = Commit.NONE;
        } finally {
            lock.unlock();
        }
    }
}
