package app.taskflow.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.mongo.store.Catalog;
import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots take the place of the journal while writers go on: the space is bounded, and nothing is lost or comes back. */
@Timeout(120)
class CompactionTest {

    private static final long FILE_BYTES = 64 << 10;
    private static final long COMPACTION_BYTES = 512 << 10;
    private static final Catalog.Limits LIMITS = new Catalog.Limits(FILE_BYTES, COMPACTION_BYTES);
    private static final int WRITERS = 4;
    private static final int DOCUMENTS = 50;
    private static final int ROUNDS = 25;

    @TempDir
    Path data;

    @Test
    void concurrent_writers_change_the_same_documents_for_ever_in_bounded_space() throws Exception {
        Map<Object, Document> expected;
        long written = 0;
        try (EmbeddedMongo mongo = EmbeddedMongo.start(EmbeddedMongo.Options.in(data), LIMITS);
                MongoClient client = MongoClients.create(mongo.uri());
                ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            MongoCollection<Document> collection = client.getDatabase("db").getCollection("c");
            List<Future<Long>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writers.add(threads.submit(() -> rewrite(collection, writer)));
            }
            for (Future<Long> writer : writers) {
                written += writer.get();
            }
            // The live data, a journal of that size and of the limit more, a snapshot under way, and files not yet
            // full.
            long live = bytes(collection);
            long bound = 3 * live + 2 * COMPACTION_BYTES;
            awaitAtMost(bound);
            assertThat(written).as("more was written than there is room for").isGreaterThan(4 * bound);
            expected = content(collection);
        }
        try (EmbeddedMongo mongo = EmbeddedMongo.start(EmbeddedMongo.Options.in(data), LIMITS);
                MongoClient client = MongoClients.create(mongo.uri())) {
            assertThat(content(client.getDatabase("db").getCollection("c"))).isEqualTo(expected);
            assertThat(client.getDatabase("db").listCollectionNames()).containsExactly("c");
        }
    }

    private static long rewrite(MongoCollection<Document> collection, int writer) {
        String padding = "p".repeat(4_000);
        long written = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < DOCUMENTS; i++) {
                String id = writer + "/" + i;
                if (round % 10 == 4 && i % 3 == 0) {
                    collection.deleteOne(Filters.eq("_id", id));
                } else {
                    collection.replaceOne(
                            Filters.eq("_id", id),
                            new Document("_id", id).append("round", round).append("padding", padding),
                            new ReplaceOptions().upsert(true));
                    written += padding.length();
                }
            }
            collection.updateMany(Filters.regex("_id", "^" + writer + "/1"), Updates.inc("round", 1));
        }
        return written;
    }

    private static Map<Object, Document> content(MongoCollection<Document> collection) {
        Map<Object, Document> content = new HashMap<>();
        collection.find().forEach(document -> content.put(document.get("_id"), document));
        return content;
    }

    private static long bytes(MongoCollection<Document> collection) {
        return content(collection).values().stream()
                .mapToLong(document -> document.toJson().length())
                .sum();
    }

    private void awaitAtMost(long bound) throws IOException {
        long deadline = System.nanoTime() + 30_000_000_000L;
        long size = size();
        while (size > bound && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
            size = size();
        }
        assertThat(size).isLessThanOrEqualTo(bound);
    }

    private long size() throws IOException {
        long size = 0;
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : files.toList()) {
                size += file.toFile().length();
            }
        }
        return size;
    }

    @Test
    void what_was_created_renamed_and_dropped_stays_so() {
        try (EmbeddedMongo mongo = EmbeddedMongo.start(EmbeddedMongo.Options.in(data), LIMITS);
                MongoClient client = MongoClients.create(mongo.uri())) {
            for (int i = 0; i < 40; i++) {
                MongoCollection<Document> collection = client.getDatabase("db").getCollection("c" + i);
                collection.createIndex(new Document("n", i % 2 == 0 ? 1 : -1));
                collection.insertMany(
                        List.of(new Document("n", i).append("p", "p".repeat(40_000)), new Document("n", -i)));
                if (i % 4 == 1) {
                    collection.drop();
                } else if (i % 4 == 2) {
                    collection.renameCollection(new MongoNamespace("db", "renamed" + i));
                } else if (i % 4 == 3) {
                    collection.dropIndexes();
                }
            }
        }
        for (int start = 0; start < 2; start++) {
            try (EmbeddedMongo mongo = EmbeddedMongo.start(EmbeddedMongo.Options.in(data), LIMITS);
                    MongoClient client = MongoClients.create(mongo.uri())) {
                List<String> expected = new ArrayList<>();
                for (int i = 0; i < 40; i++) {
                    if (i % 4 != 1) {
                        expected.add((i % 4 == 2 ? "renamed" : "c") + i);
                    }
                }
                assertThat(client.getDatabase("db").listCollectionNames())
                        .containsExactlyInAnyOrderElementsOf(expected);
                for (String name : expected) {
                    MongoCollection<Document> collection =
                            client.getDatabase("db").getCollection(name);
                    int i = Integer.parseInt(name.replaceAll("\\D", ""));
                    assertThat(collection.countDocuments(
                                    new Document("n", i).append("p", new Document("$exists", true))))
                            .isEqualTo(1);
                    assertThat(collection.listIndexes()).hasSize(i % 4 == 3 ? 1 : 2);
                }
            }
        }
    }
}
