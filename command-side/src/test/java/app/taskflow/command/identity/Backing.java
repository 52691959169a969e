package app.taskflow.command.identity;

import app.taskflow.servers.EmbeddedServer;
import app.taskflow.servers.EmbeddedServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** MongoDB and Redis for a test, with the settings by which a node finds them. */
record Backing(EmbeddedServers servers, Path directory) implements AutoCloseable {

    static Backing start(Path directory) {
        var options = new EmbeddedServers.Options(
                directory.resolve("servers"), Map.of(EmbeddedServer.MONGO, 0, EmbeddedServer.REDIS, 0));
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Backing(EmbeddedServers.start(options), directory);
    }

    /** The settings of a node, those given counting more. Hashes are cheap here, as most tests are not about them. */
    Map<String, Object> settings(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "spring.mongodb.uri", servers.mongoUri(),
                "spring.data.redis.url", servers.redisUrl(),
                "taskflow.keys.directory", directory.resolve("keys"),
                "taskflow.passwords.memory-kib", 64,
                "taskflow.passwords.iterations", 1));
        settings.putAll(more);
        return settings;
    }

    @Override
    public void close() {
        servers.close();
    }
}
