package app.taskflow.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertOneOptions;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands whose senders let others go first. */
class BackgroundCommandsTest {

    private static final InsertOneOptions BACKGROUND = new InsertOneOptions().comment("background");

    private final AtomicInteger waited = new AtomicInteger();
    private EmbeddedMongo mongo;
    private MongoClient client;
    private MongoCollection<Document> things;

    @BeforeEach
    void start(@TempDir Path data) {
        mongo = EmbeddedMongo.start(new EmbeddedMongo.Options(data, 0, work -> {
            waited.incrementAndGet();
            Thread.ofPlatform().start(work);
        }));
        client = MongoClients.create(mongo.uri());
        things = client.getDatabase("test").getCollection("things");
    }

    @AfterEach
    void stop() {
        client.close();
        mongo.close();
    }

    @Test
    void they_are_carried_out_by_the_executor_that_was_given_and_no_others_are() {
        things.insertOne(new Document("_id", 1));
        things.insertOne(new Document("_id", 2), new InsertOneOptions().comment("something"));
        assertThat(waited).hasValue(0);
        things.insertOne(new Document("_id", 3), BACKGROUND);
        assertThat(waited).hasValue(1);
        assertThat(things.countDocuments()).isEqualTo(3);
    }

    @Test
    void what_is_wrong_with_them_is_answered_as_always() {
        things.insertOne(new Document("_id", 1), BACKGROUND);
        assertThatThrownBy(() -> things.insertOne(new Document("_id", 1), BACKGROUND))
                .isInstanceOf(MongoWriteException.class)
                .hasMessageContaining("E11000");
        assertThatThrownBy(() -> client.getDatabase("test")
                        .runCommand(new Document("find", "things")
                                .append("filter", new Document("$nonsense", 1))
                                .append("comment", "background")))
                .hasMessageContaining("$nonsense");
    }
}
