package app.taskflow.bench.stage;

import app.taskflow.servers.EmbeddedServers;
import app.taskflow.standalone.server.Role;
import app.taskflow.standalone.server.Service;
import app.taskflow.standalone.server.ServiceOptions;
import app.taskflow.web.background.Background;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Empty servers, and what of the product is started on them as it always is: same settings, same log file. */
public final class Stage implements AutoCloseable {

    private final Path directory;
    private final EmbeddedServers servers;
    private final MongoClient mongo;

    private Stage(Path directory, EmbeddedServers servers) {
        this.directory = directory;
        this.servers = servers;
        this.mongo = MongoClients.create(servers.mongoUri());
    }

    /** @param directory empty or missing */
    public static Stage empty(Path directory) {
        return new Stage(
                directory,
                EmbeddedServers.start(
                        EmbeddedServers.Options.in(directory.resolve("servers"), new Background("mongo").executor())));
    }

    public Path directory() {
        return directory;
    }

    /** A client that knows nothing of the product, for whoever competes with it. */
    public MongoClient mongo() {
        return mongo;
    }

    public String kafkaBootstrapServers() {
        return servers.kafkaBootstrapServers();
    }

    /** Returns when it is ready; the caller closes it before the stage. */
    public Service start(Role role) {
        Service service = Service.start(new ServiceOptions(
                role,
                0,
                0,
                true,
                servers.mongoUri(),
                servers.kafkaBootstrapServers(),
                Optional.empty(),
                servers.redisUrl(),
                Optional.of(keys()),
                Optional.empty(),
                Optional.of(directory.resolve("log").resolve(role.title() + ".log"))));
        try {
            service.awaitReady();
            return service;
        } catch (RuntimeException e) {
            service.close();
            throw e;
        }
    }

    private Path keys() {
        try {
            return Files.createDirectories(directory.resolve("keys"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        mongo.close();
        servers.close();
    }
}
