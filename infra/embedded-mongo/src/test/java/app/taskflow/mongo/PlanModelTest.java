package app.taskflow.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Random documents, indexes, changes and queries: with indexes a query gives exactly what it gives without, in order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanModelTest {

    private static final int DOCUMENTS = 80;
    private static final int QUERIES = 60;

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

    @Test
    void an_indexed_plan_gives_what_a_scan_gives() {
        run(30);
    }

    @Test
    @Tag("campaign")
    void an_indexed_plan_gives_what_a_scan_gives_for_many_seeds() {
        run(600);
    }

    private void run(int rounds) {
        long seed = Long.getLong("seed", System.nanoTime());
        for (int i = 0; i < rounds; i++) {
            new Round(client.getDatabase("model"), seed + i).run();
        }
    }

    /** One collection twice: with indexes, and without. */
    private static final class Round {

        private final long seed;
        private final Random random;
        private final RandomQueries queries;
        private final MongoCollection<Document> bare;
        private final MongoCollection<Document> indexed;

        Round(MongoDatabase database, long seed) {
            this.seed = seed;
            random = new Random(seed);
            queries = new RandomQueries(random);
            bare = database.getCollection("bare");
            indexed = database.getCollection("indexed");
            bare.drop();
            indexed.drop();
        }

        void run() {
            List<Document> late = new ArrayList<>();
            int indexes = 1 + random.nextInt(4);
            for (int i = 0; i < indexes; i++) {
                Document keys = queries.index();
                IndexOptions options = new IndexOptions().name("i" + i);
                switch (random.nextInt(6)) {
                    case 0 -> options.sparse(true);
                    case 1 -> options.partialFilterExpression(queries.partial());
                    default -> {
                        // Holds all documents.
                    }
                }
                Document index = new Document("k", keys).append("o", options);
                if (random.nextBoolean()) {
                    create(index);
                } else {
                    late.add(index);
                }
            }
            List<Document> accepted = new ArrayList<>();
            for (int i = 0; i < DOCUMENTS; i++) {
                Document document = queries.document(i);
                if (insert(document)) {
                    accepted.add(document);
                }
            }
            bare.insertMany(accepted);
            late.forEach(this::create);
            for (int i = 0; i < QUERIES; i++) {
                if (i % 10 == 9) {
                    change();
                }
                compare();
            }
        }

        /** There may be the same index already, or documents with two arrays that one index cannot hold. */
        private void create(Document index) {
            try {
                indexed.createIndex(index.get("k", Document.class), index.get("o", IndexOptions.class));
            } catch (MongoCommandException e) {
                assertThat(e.getErrorCode()).as("seed %d", seed).isIn(85, 171);
            }
        }

        private boolean insert(Document document) {
            try {
                indexed.insertOne(document);
                return true;
            } catch (MongoWriteException e) {
                assertThat(e.getCode()).as("seed %d", seed).isEqualTo(171);
                return false;
            }
        }

        private void change() {
            Document filter = queries.filter();
            if (random.nextInt(4) == 0) {
                Document one = new Document("_id", random.nextInt(DOCUMENTS));
                assertThat(indexed.deleteOne(one).getDeletedCount())
                        .isEqualTo(bare.deleteOne(one).getDeletedCount());
                return;
            }
            Document update = new Document("$set", new Document(queries.field(), queries.scalar()));
            assertThat(indexed.updateMany(filter, update).getModifiedCount())
                    .as("seed %d: %s %s", seed, filter.toJson(), update.toJson())
                    .isEqualTo(bare.updateMany(filter, update).getModifiedCount());
        }

        private void compare() {
            Document filter = queries.filter();
            Document sort = random.nextInt(3) == 0 ? new Document() : queries.sort();
            int skip = random.nextInt(3) == 0 ? random.nextInt(10) : 0;
            int limit = random.nextInt(3) == 0 ? 1 + random.nextInt(20) : 0;
            String what = "seed %d: find %s sort %s skip %d limit %d with %s"
                    .formatted(
                            seed,
                            filter.toJson(),
                            sort.toJson(),
                            skip,
                            limit,
                            indexed.listIndexes().into(new ArrayList<>()));
            List<String> expected =
                    result(bare.find(filter).sort(sort).skip(skip).limit(limit));
            List<String> found =
                    result(indexed.find(filter).sort(sort).skip(skip).limit(limit));
            if (!sort.isEmpty()) {
                assertThat(found).as(what).isEqualTo(expected);
            } else if (skip == 0 && limit == 0) {
                assertThat(new TreeSet<>(found)).as(what).isEqualTo(new TreeSet<>(expected));
                assertThat(found).as(what).doesNotHaveDuplicates();
            } else {
                assertThat(found).as(what).hasSameSizeAs(expected).doesNotHaveDuplicates();
                assertThat(result(bare.find(filter))).as(what).containsAll(found);
            }
            assertThat(indexed.countDocuments(filter)).as(what).isEqualTo(bare.countDocuments(filter));
        }

        private List<String> result(FindIterable<Document> find) {
            List<String> documents = new ArrayList<>();
            find.batchSize(random.nextInt(4) == 0 ? 3 : 0).forEach(found -> documents.add(found.toJson()));
            return documents;
        }
    }
}
