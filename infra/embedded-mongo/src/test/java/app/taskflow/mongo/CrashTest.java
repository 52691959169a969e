package app.taskflow.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 of a process under concurrent writes, again and again on the same data: every acknowledged write is there after
 * the restart, no document is half written, and unique indexes hold.
 */
class CrashTest {

    private static final int WRITERS = 6;

    @TempDir
    Path data;

    @Test
    @Timeout(120)
    void no_acknowledged_write_is_lost_by_a_kill() throws Exception {
        run(4);
    }

    @Test
    @Tag("campaign")
    void no_acknowledged_write_is_lost_by_many_kills() throws Exception {
        run(150);
    }

    private void run(int kills) throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        AtomicLong acknowledged = new AtomicLong();
        List<CrashWriter> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(new CrashWriter(i, new Random(random.nextLong()), acknowledged));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            for (int i = 0; i <= kills; i++) {
                try (CrashingServer server = CrashingServer.start(data)) {
                    MongoCollection<Document> collection = open(server);
                    verify(collection, writers, "seed %d, after %d kills".formatted(seed, i));
                    if (i < kills) {
                        writeAndKill(server, collection, writers, threads, acknowledged, 20 + random.nextInt(400));
                    }
                }
            }
        }
    }

    private static MongoCollection<Document> open(CrashingServer server) {
        MongoCollection<Document> collection =
                server.client().getDatabase("crash").getCollection("documents");
        collection.createIndex(
                Indexes.ascending("unique"), new IndexOptions().unique(true).sparse(true));
        collection.createIndex(Indexes.compoundIndex(Indexes.descending("writer"), Indexes.ascending("version")));
        collection.createIndex(Indexes.ascending("tags"));
        return collection;
    }

    private static void writeAndKill(
            CrashingServer server,
            MongoCollection<Document> collection,
            List<CrashWriter> writers,
            ExecutorService threads,
            AtomicLong acknowledged,
            int writes)
            throws InterruptedException, ExecutionException {
        long target = acknowledged.get() + writes;
        List<Future<?>> running = new ArrayList<>();
        for (CrashWriter writer : writers) {
            running.add(threads.submit(() -> writer.writeUntilItFails(collection)));
        }
        while (acknowledged.get() < target) {
            LockSupport.parkNanos(1_000_000);
            for (Future<?> writer : running) {
                if (writer.isDone()) {
                    writer.get();
                    throw new IllegalStateException("a writer ended before the kill");
                }
            }
        }
        server.kill();
        for (Future<?> writer : running) {
            writer.get();
        }
    }

    private static void verify(MongoCollection<Document> collection, List<CrashWriter> writers, String when) {
        List<Document> all = collection.find().into(new ArrayList<>());
        for (CrashWriter writer : writers) {
            writer.verify(all, when);
        }
        Set<Object> unique = new HashSet<>();
        for (Document document : all) {
            Object value = document.get("unique");
            assertThat(value == null || unique.add(value))
                    .as("%s: unique %s", when, value)
                    .isTrue();
            assertThat(document.get("version"))
                    .as("%s: half written %s", when, document)
                    .isEqualTo(document.get("copy"));
        }
        for (CrashWriter writer : writers) {
            Set<Object> scanned = new HashSet<>();
            all.stream().filter(writer::owns).forEach(document -> scanned.add(document.get("_id")));
            Set<Object> indexed = new HashSet<>();
            collection
                    .find(new Document("writer", writer.number()))
                    .forEach(document -> indexed.add(document.get("_id")));
            assertThat(indexed).as("%s: by index", when).isEqualTo(scanned);
        }
    }

    @Test
    void another_process_is_kept_out_of_the_directory() throws IOException, InterruptedException {
        try (CrashingServer first = CrashingServer.start(data)) {
            assertThat(first.client().getDatabase("admin").runCommand(new Document("ping", 1)))
                    .containsKey("ok");
            Process second = CrashingServer.process(data).start();
            assertThat(CrashingServer.firstLine(second)).contains("in use by another server");
            assertThat(second.waitFor()).isEqualTo(1);
        }
    }
}
