package app.taskflow.log;

import app.taskflow.mongo.EmbeddedMongo;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.connection.ClusterConnectionMode;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

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

    public static MongoClient client(String uri) {
        return MongoClients.create(uri);
    }

    /** A client that sees the server through a proxy on this port of loopback only, and looks for it again quickly. */
    static MongoClient clientThrough(int port) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(URI))
                .applyToClusterSettings(cluster -> cluster.hosts(List.of(new ServerAddress("127.0.0.1", port)))
                        .mode(ClusterConnectionMode.SINGLE)
                        .requiredReplicaSetName(null))
                .applyToServerSettings(server -> server.minHeartbeatFrequency(5, TimeUnit.MILLISECONDS)
                        .heartbeatFrequency(20, TimeUnit.MILLISECONDS))
                .build());
    }

    static InetSocketAddress address() {
        ServerAddress address =
                new ServerAddress(new ConnectionString(URI).getHosts().getFirst());
        return new InetSocketAddress(address.getHost(), address.getPort());
    }

    public static MongoDatabase newDatabase() {
        return CLIENT.getDatabase("test_" + UUID.randomUUID().toString().substring(0, 18));
    }
}
