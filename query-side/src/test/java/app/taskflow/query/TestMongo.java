package app.taskflow.query;

import app.taskflow.mongo.EmbeddedMongo;
import app.taskflow.query.store.ViewsDatabase;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.UUID;

/** One MongoDB for all tests of this process, and a new database for each that asks: the embedded one, or a real one by its URI. */
public final class TestMongo {

    private static final String URI = given();
    private static final MongoClient CLIENT = MongoClients.create(URI);

    private TestMongo() {}

    public static MongoClient client() {
        return CLIENT;
    }

    public static MongoDatabase newDatabase() {
        return ViewsDatabase.open(CLIENT, "test_" + UUID.randomUUID(), Duration.ofSeconds(30));
    }

    public static String uri() {
        return URI;
    }

    private static String given() {
        String given = System.getenv("TASKFLOW_TEST_MONGODB_URI");
        return given == null ? embedded() : given;
    }

    private static String embedded() {
        return EmbeddedMongo.start(EmbeddedMongo.Options.in(TestDirectories.make("mongo")))
                .uri();
    }
}
