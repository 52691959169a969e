package app.taskflow.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoWriteException;
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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many clients at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class ConcurrencyTest {

    private EmbeddedMongo mongo;
    private MongoClient client;

    @BeforeAll
    void start(@TempDir Path data) {
        mongo = EmbeddedMongo.start(EmbeddedMongo.Options.in(data));
        client = MongoClients.create(mongo.uri());
    }

    @AfterAll
    void stop() {
        client.close();
        mongo.close();
    }

    private static <T> List<T> all(int count, Callable<T> task) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                running.add(threads.submit(task));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        }
    }

    @Test
    void readers_never_see_half_a_document_or_an_index_that_disagrees() throws Exception {
        MongoCollection<Document> collection = client.getDatabase("db").getCollection("torn");
        collection.createIndex(Indexes.ascending("a", "b"));
        collection.createIndex(Indexes.descending("list"));
        for (int i = 0; i < 20; i++) {
            collection.insertOne(document(i, 0));
        }
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> readers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                readers.add(threads.submit(() -> read(collection, done)));
            }
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int writer = i;
                writers.add(threads.submit(() -> {
                    for (int version = 1; version <= 100; version++) {
                        for (int id = writer; id < 20; id += 4) {
                            collection.replaceOne(Filters.eq("_id", id), document(id, version));
                        }
                    }
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            done.set(true);
            for (Future<Integer> reader : readers) {
                assertThat(reader.get()).isPositive();
            }
        }
    }

    private static Document document(int id, int version) {
        List<Integer> list = new ArrayList<>();
        for (int i = 0; i <= version % 40; i++) {
            list.add(version);
        }
        return new Document("_id", id)
                .append("a", version)
                .append("list", list)
                .append("b", version)
                .append("n", list.size());
    }

    private static int read(MongoCollection<Document> collection, AtomicBoolean done) {
        int reads = 0;
        while (!done.get()) {
            List<Document> found = new ArrayList<>();
            // Sorted where it is found, so of one moment.
            collection.find().sort(Sorts.ascending("n")).into(found);
            found.addAll(collection
                    .find(Filters.and(Filters.gte("a", 10), Filters.lt("a", 60)))
                    .into(new ArrayList<>()));
            found.addAll(collection.find(Filters.gt("list", 30)).into(new ArrayList<>()));
            assertThat(found).hasSizeGreaterThanOrEqualTo(20);
            for (Document document : found) {
                assertThat(document.get("b")).isEqualTo(document.get("a"));
                assertThat(document.getList("list", Integer.class))
                        .hasSize(document.getInteger("n"))
                        .containsOnly(document.getInteger("a"));
            }
            reads++;
        }
        return reads;
    }

    @Test
    void of_many_writers_of_one_unique_key_exactly_one_wins() throws Exception {
        MongoCollection<Document> collection = client.getDatabase("db").getCollection("won");
        collection.createIndex(Indexes.ascending("events.a", "events.s"), new IndexOptions().unique(true));
        for (int round = 0; round < 40; round++) {
            int sequence = round;
            List<Boolean> won = all(16, () -> {
                try {
                    collection.insertOne(Document.parse("{events: [{a: 'x', s: %d}]}".formatted(sequence)));
                    return true;
                } catch (MongoWriteException e) {
                    // Who is refused can see at once who was not.
                    assertThat(collection.countDocuments(Filters.elemMatch("events", Filters.eq("s", sequence))))
                            .isEqualTo(1);
                    return false;
                }
            });
            assertThat(won).containsOnlyOnce(true);
        }
        assertThat(collection.countDocuments()).isEqualTo(40);
    }

    @Test
    void increments_of_many_add_up() throws Exception {
        MongoCollection<Document> collection = client.getDatabase("db").getCollection("sum");
        collection.insertOne(new Document("_id", 1).append("n", 0));
        all(20, () -> {
            for (int i = 0; i < 25; i++) {
                collection.updateOne(Filters.eq("_id", 1), Document.parse("{$inc: {n: 1}}"));
            }
            return true;
        });
        assertThat(collection.find().first()).containsEntry("n", 500);
    }

    @Test
    void four_hundred_clients_are_served() throws Exception {
        String uri = mongo.uri() + "/?maxPoolSize=400&minPoolSize=0&waitQueueTimeoutMS=60000";
        try (MongoClient many = MongoClients.create(uri)) {
            MongoCollection<Document> collection = many.getDatabase("db").getCollection("many");
            all(400, () -> {
                for (int i = 0; i < 3; i++) {
                    collection.insertOne(new Document());
                }
                return collection.find().limit(1).first() != null;
            });
            assertThat(collection.countDocuments()).isEqualTo(1_200);
        }
    }

    @Test
    void collections_are_created_and_dropped_under_their_writers() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                writers.add(threads.submit(() -> {
                    while (!done.get()) {
                        MongoCollection<Document> collection =
                                client.getDatabase("fleeting").getCollection("c");
                        collection.createIndex(Indexes.ascending("n"));
                        collection.insertOne(new Document("n", 1));
                        collection.updateMany(Filters.eq("n", 1), Document.parse("{$inc: {n: 1}}"));
                        collection.countDocuments(Filters.gt("n", 0));
                    }
                }));
            }
            for (int i = 0; i < 100; i++) {
                client.getDatabase("fleeting").getCollection("c").drop();
            }
            done.set(true);
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
    }
}
