package app.taskflow.servers;

import app.taskflow.mongo.EmbeddedMongo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * MongoDB, Kafka and Redis together, or those of them that are wanted, started at the same time and each in a folder of
 * its own under one directory.
 */
public final class EmbeddedServers implements AutoCloseable {

    /**
     * @param directory holds the folders {@code mongo}, {@code kafka} and {@code redis}
     * @param ports the servers to start, each with its TCP port on loopback, 0 for any free one
     * @param background carries out what may wait for others, see {@link EmbeddedMongo.Options}
     */
    public record Options(Path directory, Map<EmbeddedServer, Integer> ports, Executor background) {

        public Options {
            ports = Map.copyOf(ports);
        }

        /** Nothing waits for others. */
        public Options(Path directory, Map<EmbeddedServer, Integer> ports) {
            this(directory, ports, Runnable::run);
        }

        /** All three, on free ports. */
        public static Options in(Path directory) {
            return in(directory, Runnable::run);
        }

        /** Likewise; what may wait for others is carried out by that executor. */
        public static Options in(Path directory, Executor background) {
            return new Options(
                    directory,
                    Map.of(EmbeddedServer.MONGO, 0, EmbeddedServer.KAFKA, 0, EmbeddedServer.REDIS, 0),
                    background);
        }
    }

    /** A started server: where clients find it, and how it ends. */
    private record Running(String address, AutoCloseable server) {}

    private final Map<EmbeddedServer, Running> running;

    private EmbeddedServers(Map<EmbeddedServer, Running> running) {
        this.running = running;
    }

    /** All three on free ports, which is what a test wants. */
    public static EmbeddedServers start(Path directory) {
        return start(Options.in(directory));
    }

    /**
     * Returns when all serve; where one fails, the others are closed again.
     *
     * @throws EmbeddedServerException or {@link app.taskflow.mongo.EmbeddedMongoException} with the first failure
     */
    public static EmbeddedServers start(Options options) {
        Map<EmbeddedServer, Future<Running>> starting = new EnumMap<>(EmbeddedServer.class);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            options.ports()
                    .forEach(
                            (server, port) -> starting.put(server, threads.submit(() -> start(server, options, port))));
        }
        Map<EmbeddedServer, Running> running = new EnumMap<>(EmbeddedServer.class);
        @Nullable RuntimeException failure = null;
        for (var entry : starting.entrySet()) {
            try {
                running.put(entry.getKey(), entry.getValue().get());
            } catch (ExecutionException e) {
                failure = failure == null ? unwrapped(e) : failure;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failure = new IllegalStateException(e);
            }
        }
        EmbeddedServers servers = new EmbeddedServers(running);
        if (failure != null) {
            servers.close();
            throw failure;
        }
        return servers;
    }

    public String mongoUri() {
        return address(EmbeddedServer.MONGO);
    }

    public String kafkaBootstrapServers() {
        return address(EmbeddedServer.KAFKA);
    }

    public String redisUrl() {
        return address(EmbeddedServer.REDIS);
    }

    /** Kafka first, which is slowest; MongoDB, which holds the truth, last. */
    @Override
    public void close() {
        List<RuntimeException> failures = new ArrayList<>();
        for (EmbeddedServer server : List.of(EmbeddedServer.KAFKA, EmbeddedServer.REDIS, EmbeddedServer.MONGO)) {
            Running gone = running.remove(server);
            if (gone != null) {
                close(gone, failures);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private String address(EmbeddedServer server) {
        Running found = running.get(server);
        if (found == null) {
            throw new IllegalStateException(server + " is not among the embedded servers started");
        }
        return found.address();
    }

    private static Running start(EmbeddedServer server, Options options, int port) {
        Path directory = options.directory();
        return switch (server) {
            case MONGO -> {
                EmbeddedMongo mongo = EmbeddedMongo.start(
                        new EmbeddedMongo.Options(directory.resolve("mongo"), port, options.background()));
                yield new Running(mongo.uri(), mongo);
            }
            case KAFKA -> {
                EmbeddedKafka kafka = EmbeddedKafka.start(new EmbeddedKafka.Options(directory.resolve("kafka"), port));
                yield new Running(kafka.bootstrapServers(), kafka);
            }
            case REDIS -> {
                EmbeddedRedis redis = EmbeddedRedis.start(new EmbeddedRedis.Options(directory.resolve("redis"), port));
                yield new Running(redis.url(), redis);
            }
        };
    }

    private static void close(Running server, List<RuntimeException> failures) {
        try {
            server.server().close();
        } catch (RuntimeException e) {
            failures.add(e);
        } catch (Exception e) {
            failures.add(new IllegalStateException(e));
        }
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
    }
}
