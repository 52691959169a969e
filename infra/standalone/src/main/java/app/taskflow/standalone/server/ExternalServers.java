package app.taskflow.standalone.server;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.resource.ClientResources;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.bson.Document;

/**
 * Asks the servers that the environment names whether they are there, all at once, before anything else starts: a wrong
 * address is then one line, and not the first error of a hundred.
 */
final class ExternalServers {

    private static final int PATIENCE_SECONDS = 5;

    private ExternalServers() {}

    /** @throws StartException that names the variable and the address, but no password */
    static void check(Surroundings surroundings) {
        List<Future<?>> checks;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            checks = List.of(
                    threads.submit(() -> surroundings.mongo().external().ifPresent(ExternalServers::checkMongo)),
                    threads.submit(() -> surroundings.kafka().external().ifPresent(ExternalServers::checkKafka)),
                    threads.submit(() -> surroundings.redis().external().ifPresent(ExternalServers::checkRedis)));
        }
        checks.forEach(ExternalServers::join);
    }

    private static void checkMongo(String uri) {
        ConnectionString address;
        try {
            address = new ConnectionString(uri);
        } catch (IllegalArgumentException e) {
            throw new StartException("TASKFLOW_MONGODB_URI is no MongoDB connection string", e);
        }
        MongoClientSettings settings = MongoClientSettings.builder()
                .applyConnectionString(address)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .build();
        try (MongoClient client = MongoClients.create(settings)) {
            client.getDatabase("admin").runCommand(new Document("ping", 1));
        } catch (MongoException e) {
            throw silent("MongoDB", "TASKFLOW_MONGODB_URI", String.join(",", address.getHosts()), e);
        }
    }

    private static void checkKafka(String bootstrap) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrap,
                "default.api.timeout.ms", PATIENCE_SECONDS * 1_000,
                "request.timeout.ms", PATIENCE_SECONDS * 1_000);
        try (Admin admin = Admin.create(settings)) {
            admin.describeCluster().nodes().get();
        } catch (KafkaException | ExecutionException e) {
            throw silent("Kafka", "TASKFLOW_KAFKA_BOOTSTRAP", bootstrap, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("the start was interrupted", e);
        }
    }

    private static void checkRedis(String url) {
        RedisURI address;
        try {
            address = RedisURI.create(url);
        } catch (IllegalArgumentException e) {
            throw new StartException("TASKFLOW_REDIS_URL is no Redis URL", e);
        }
        address.setTimeout(Duration.ofSeconds(PATIENCE_SECONDS));
        ClientResources resources = ClientResources.builder()
                .addressResolverGroup(DefaultAddressResolverGroup.INSTANCE)
                .build();
        RedisClient client = RedisClient.create(resources, address);
        client.setOptions(ClientOptions.builder()
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(Duration.ofSeconds(PATIENCE_SECONDS))
                        .build())
                .build());
        try (var connection = client.connect()) {
            connection.sync().ping();
        } catch (RedisException e) {
            throw silent("Redis", "TASKFLOW_REDIS_URL", address.getHost() + ":" + address.getPort(), e);
        } finally {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
            var _ = resources.shutdown(0, 1, TimeUnit.SECONDS);
        }
    }

    private static StartException silent(String server, String variable, String address, Exception cause) {
        return new StartException("%s at %s does not answer (%s)".formatted(server, address, variable), cause);
    }

    private static void join(Future<?> check) {
        try {
            check.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("the start was interrupted", e);
        }
    }
}
