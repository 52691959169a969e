package app.taskflow.mongo.store;

import app.taskflow.mongo.journal.Journal;
import app.taskflow.mongo.journal.SnapshotWriter;
import app.taskflow.mongo.tree.Records;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces the journal by a snapshot when it has outgrown the live data, in the background. As snapshots of collections
 * never change, writers go on meanwhile; a crash at any moment leaves either the old files or the new one valid.
 */
final class Compaction implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);
    private static final long IDLE = -1;

    private final Path directory;
    private final long compactionBytes;
    private final Supplier<Map<String, Collection>> collections;
    private final AtomicLong replaced = new AtomicLong(IDLE);
    private volatile @Nullable Thread thread;
    private volatile boolean closing;
    private volatile long retryAt;

    private record State(int id, Snapshot snapshot) {}

    Compaction(Path directory, long compactionBytes, Supplier<Map<String, Collection>> collections) {
        this.directory = directory;
        this.compactionBytes = compactionBytes;
        this.collections = collections;
    }

    /** Begins one if it is time; called where the journal and what is published agree. */
    void consider(Journal journal) {
        long done = replaced.getAndSet(IDLE);
        if (done != IDLE) {
            journal.replaced(done);
        }
        Thread running = thread;
        boolean busy = running != null && running.isAlive();
        if (busy || journal.bytes() < Math.max(retryAt, compactionBytes) || journal.bytes() < threshold()) {
            return;
        }
        retryAt = journal.bytes() + compactionBytes;
        try {
            long number = journal.roll();
            long sequence = journal.sequence();
            long bytes = journal.bytes();
            Map<String, State> states = new LinkedHashMap<>();
            collections
                    .get()
                    .forEach((namespace, collection) ->
                            states.put(namespace, new State(collection.id(), collection.published())));
            thread = Thread.ofPlatform()
                    .name("mongo-compaction")
                    .daemon()
                    .start(() -> compact(number, sequence, bytes, states));
        } catch (IOException e) {
            LOG.warn("no snapshot could be begun: {}", e.toString());
        }
    }

    private long threshold() {
        long live = 0;
        for (Collection collection : collections.get().values()) {
            live += collection.published().bytes();
        }
        return live + compactionBytes;
    }

    private void compact(long number, long sequence, long bytes, Map<String, State> states) {
        try (SnapshotWriter writer = new SnapshotWriter(directory, number, sequence)) {
            for (Map.Entry<String, State> entry : states.entrySet()) {
                if (!write(entry.getKey(), entry.getValue(), writer)) {
                    return;
                }
            }
            writer.complete();
            retryAt = 0;
            replaced.set(bytes);
        } catch (IOException e) {
            LOG.warn("no snapshot could be written, the journal is kept: {}", e.toString());
        }
    }

    private boolean write(String namespace, State state, SnapshotWriter writer) throws IOException {
        int id = state.id();
        Snapshot snapshot = state.snapshot();
        writer.changes().create(id, namespace);
        for (Index index : snapshot.indexes()) {
            if (!index.definition().isPrimary()) {
                writer.changes().createIndex(id, index.definition().document().toBytes());
            }
        }
        Records records = snapshot.records();
        for (long record = records.ceiling(0); record >= 0; record = records.ceiling(record + 1)) {
            if (closing) {
                return false;
            }
            writer.changes().put(id, record, records.require(record));
        }
        return true;
    }

    /** Ends when nothing writes to the directory any more. */
    @Override
    public void close() {
        closing = true;
        Thread running = thread;
        boolean interrupted = false;
        while (running != null && running.isAlive()) {
            try {
                running.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
