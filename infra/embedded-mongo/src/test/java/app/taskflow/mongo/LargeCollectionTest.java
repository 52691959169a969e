package app.taskflow.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bson.BsonBinary;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many commits of the log, with its indexes, a TTL and a partial one: all is as it was after a start. */
@Timeout(600)
class LargeCollectionTest {

    private static final int BATCH = 1_000;
    private static final int OWNERS = 500;

    @TempDir
    Path data;

    @Test
    void fifty_thousand_documents_are_there_after_a_start() {
        run(50_000);
    }

    @Test
    @Tag("campaign")
    void a_million_documents_are_there_after_a_start() {
        run(1_000_000);
    }

    private void run(int count) {
        long before = heap();
        long began = System.nanoTime();
        try (EmbeddedMongo mongo = EmbeddedMongo.start(EmbeddedMongo.Options.in(data));
                MongoClient client = MongoClients.create(mongo.uri())) {
            fill(client.getDatabase("large").getCollection("commits"), count);
            report(count, "written in", began);
            check(client.getDatabase("large").getCollection("commits"), count);
        }
        long restarted = System.nanoTime();
        try (EmbeddedMongo mongo = EmbeddedMongo.start(EmbeddedMongo.Options.in(data))) {
            report(count, "started in", restarted);
            System.out.printf("%d documents: %d bytes of heap each%n", count, (heap() - before) / count);
            try (MongoClient client = MongoClients.create(mongo.uri())) {
                check(client.getDatabase("large").getCollection("commits"), count);
                client.getDatabase("large").getCollection("commits").insertOne(commit(count));
            }
        }
    }

    /** For whoever runs the campaign; nothing depends on it. */
    private static void report(int count, String what, long since) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
        System.out.printf("%d documents %s %d ms%n", count, what, millis);
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void fill(MongoCollection<Document> commits, int count) {
        commits.createIndex(Indexes.ascending("events.a", "events.s"), new IndexOptions().unique(true));
        commits.createIndex(Indexes.ascending("owner", "first"), new IndexOptions().unique(true));
        commits.createIndex(
                Indexes.ascending("owner", "key.id"),
                new IndexOptions().unique(true).partialFilterExpression(Filters.exists("key.id")));
        commits.createIndex(Indexes.ascending("gone"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
        for (int from = 0; from < count; from += BATCH) {
            List<Document> batch = new ArrayList<>();
            for (int i = from; i < from + BATCH; i++) {
                batch.add(commit(i));
            }
            commits.insertMany(batch);
        }
    }

    /** As large as a commit of one event. */
    private static Document commit(int number) {
        Random random = new Random(number);
        byte[] hash = new byte[32];
        random.nextBytes(hash);
        Document commit = new Document("_id", (long) (number % 16) << 48 | number / 16 + 1)
                .append("owner", id(number % OWNERS))
                .append("first", number / OWNERS + 1L)
                .append("actor", "user")
                .append("requestId", new UUID(random.nextLong(), random.nextLong()).toString());
        if (number % 10 == 0) {
            commit.append("key", new Document("id", "k" + number).append("digest", "d"));
        }
        return commit.append(
                        "events",
                        List.of(new Document("a", id(number % 20_000 + OWNERS))
                                .append("s", (long) number / 20_000)
                                .append("type", "task.created")
                                .append("data", new Binary(new byte[120]))))
                .append("prev", new Binary(hash))
                .append("hash", new Binary(hash));
    }

    private static BsonBinary id(int number) {
        return new BsonBinary(new UUID(0x0198_c0de_0000_7000L, 0x8000_0000_0000_0000L | number));
    }

    private static void check(MongoCollection<Document> commits, int count) {
        assertThat(commits.countDocuments()).isEqualTo(count);
        assertThat(commits.countDocuments(Filters.gte("_id", 3L << 48))).isEqualTo((long) count / 16 * 13);
        assertThat(commits.countDocuments(Filters.exists("key.id"))).isEqualTo(count / 10);
        assertThat(commits.countDocuments(Filters.eq("owner", id(7)))).isEqualTo(count / OWNERS);
        assertThat(commits.find(Filters.eq("owner", id(7)))
                        .sort(Sorts.descending("first"))
                        .first())
                .containsEntry("first", (long) count / OWNERS);
        assertThat(commits.find(Filters.and(Filters.eq("owner", id(10)), Filters.eq("key.id", "k10")))
                        .first())
                .isEqualTo(commits.find(Filters.eq("_id", 10L << 48 | 1)).first());
        assertThat(commits.find(
                        Filters.elemMatch("events", Filters.and(Filters.eq("a", id(OWNERS)), Filters.eq("s", 1L)))))
                .hasSize(1);
    }
}
