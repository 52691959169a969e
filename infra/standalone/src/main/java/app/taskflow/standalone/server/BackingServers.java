package app.taskflow.standalone.server;

import app.taskflow.servers.EmbeddedKafka;
import app.taskflow.servers.EmbeddedServer;
import app.taskflow.servers.EmbeddedServers;
import app.taskflow.web.background.Background;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * MongoDB, Kafka and Redis: those of the environment, or our own. MongoDB and Redis serve when {@link #start} returns;
 * our Kafka, which takes longest, has its port then and serves when {@link #awaitKafka} returns.
 */
public final class BackingServers implements AutoCloseable {

    private final Surroundings surroundings;
    private final EmbeddedServers embedded;
    private final Optional<String> reservedKafka;
    private final Optional<CompletableFuture<EmbeddedKafka>> kafka;

    private BackingServers(
            Surroundings surroundings,
            EmbeddedServers embedded,
            Optional<String> reservedKafka,
            Optional<CompletableFuture<EmbeddedKafka>> kafka) {
        this.surroundings = surroundings;
        this.embedded = embedded;
        this.reservedKafka = reservedKafka;
        this.kafka = kafka;
    }

    /** @throws RuntimeException as those of the embedded servers, or {@link StartException} for one that is elsewhere */
    public static BackingServers start(Surroundings surroundings, Path directory) {
        ExternalServers.check(surroundings);
        Optional<EmbeddedKafka.Reserved> reserved =
                surroundings.kafka().external().isPresent()
                        ? Optional.empty()
                        : Optional.of(EmbeddedKafka.reserve(new EmbeddedKafka.Options(
                                directory.resolve("kafka"), surroundings.kafka().embeddedPort())));
        Optional<CompletableFuture<EmbeddedKafka>> kafka = reserved.map(found ->
                CompletableFuture.supplyAsync(found::start, Thread.ofPlatform().name("kafka")::start));
        try {
            EmbeddedServers embedded = EmbeddedServers.start(
                    new EmbeddedServers.Options(directory, ports(surroundings), new Background("mongo").executor()));
            return new BackingServers(
                    surroundings, embedded, reserved.map(EmbeddedKafka.Reserved::bootstrapServers), kafka);
        } catch (RuntimeException e) {
            kafka.ifPresent(BackingServers::closeKafka);
            throw e;
        }
    }

    /** Which of them are ours. */
    public Surroundings surroundings() {
        return surroundings;
    }

    public String mongoUri() {
        return surroundings.mongo().external().orElseGet(embedded::mongoUri);
    }

    public String kafkaBootstrapServers() {
        return surroundings.kafka().external().or(() -> reservedKafka).orElseThrow();
    }

    /**
     * The name of this process among the consumers of our own Kafka, which is of the same data directory, so that there
     * is no second process of that name. Of a Kafka that is elsewhere nobody knows who else uses it.
     */
    public Optional<String> kafkaMember() {
        return kafka.map(_ -> Role.EVERYTHING.title());
    }

    public String redisUrl() {
        return surroundings.redis().external().orElseGet(embedded::redisUrl);
    }

    /** @throws RuntimeException with the reason if our Kafka did not start */
    public void awaitKafka() {
        kafka.ifPresent(starting -> {
            try {
                starting.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        });
    }

    @Override
    public void close() {
        kafka.ifPresent(BackingServers::closeKafka);
        embedded.close();
    }

    private static void closeKafka(CompletableFuture<EmbeddedKafka> starting) {
        try {
            starting.join().close();
        } catch (CompletionException e) {
            // It never started, which awaitKafka tells.
        }
    }

    private static Map<EmbeddedServer, Integer> ports(Surroundings surroundings) {
        Map<EmbeddedServer, Integer> ports = new EnumMap<>(EmbeddedServer.class);
        if (surroundings.mongo().external().isEmpty()) {
            ports.put(EmbeddedServer.MONGO, surroundings.mongo().embeddedPort());
        }
        if (surroundings.redis().external().isEmpty()) {
            ports.put(EmbeddedServer.REDIS, surroundings.redis().embeddedPort());
        }
        return ports;
    }
}
