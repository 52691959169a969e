package app.taskflow.command;

import app.taskflow.servers.EmbeddedServer;
import app.taskflow.servers.EmbeddedServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The servers that the tests of this module share, each started when it is first asked for and ended with the JVM.
 * Tests keep out of each other's way by databases of their own.
 */
public final class TestServers {

    private static final Map<EmbeddedServer, EmbeddedServers> RUNNING = new EnumMap<>(EmbeddedServer.class);
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestServers() {}

    public static String mongoUri() {
        return running(EmbeddedServer.MONGO).mongoUri();
    }

    public static String kafka() {
        return running(EmbeddedServer.KAFKA).kafkaBootstrapServers();
    }

    public static String redisUrl() {
        return running(EmbeddedServer.REDIS).redisUrl();
    }

    /** The name of a database that nobody has used yet. */
    public static String newDatabase() {
        return "test_" + DATABASES.incrementAndGet();
    }

    private static synchronized EmbeddedServers running(EmbeddedServer server) {
        return RUNNING.computeIfAbsent(server, TestServers::start);
    }

    private static EmbeddedServers start(EmbeddedServer server) {
        try {
            Path directory = Files.createTempDirectory("taskflow-test");
            EmbeddedServers servers = EmbeddedServers.start(new EmbeddedServers.Options(directory, Map.of(server, 0)));
            Runtime.getRuntime().addShutdownHook(new Thread(servers::close));
            return servers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
