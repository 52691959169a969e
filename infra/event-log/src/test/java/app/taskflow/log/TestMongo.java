package app.taskflow.log;

import app.taskflow.mongo.EmbeddedMongo;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.util.UUID;

/** One server for all tests of a JVM, the embedded one or that of {@code TASKFLOW_TEST_MONGODB_URI}; a new database for each. */
public final class TestMongo {

    private static final String EXTERNAL = System.getenv("TASKFLOW_TEST_MONGODB_URI");
    private static final String URI = EXTERNAL == null ? startEmbedded() : EXTERNAL;
    private static final MongoClient CLIENT = client(URI);

    private TestMongo() {}

    private static String startEmbedded() {
        Path directory = Path.of("target", "test-mongo", UUID.randomUUID().toString());
        EmbeddedMongo server = EmbeddedMongo.start(EmbeddedMongo.Options.in(directory));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return server.uri();
    }

    public static ConnectionString connectionString() {
        return new ConnectionString(URI);
    }

    public static MongoClient client(String uri) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .build());
    }

    public static MongoDatabase newDatabase() {
        return CLIENT.getDatabase("test_" + UUID.randomUUID().toString().substring(0, 18));
    }
}
