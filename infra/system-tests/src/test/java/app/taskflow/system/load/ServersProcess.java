package app.taskflow.system.load;

import static org.awaitility.Awaitility.await;

import app.taskflow.servers.EmbeddedKafka;
import app.taskflow.servers.EmbeddedServer;
import app.taskflow.servers.EmbeddedServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** MongoDB, Kafka and Redis in a process with memory of their own, and nothing else: all work is left to the node. */
final class ServersProcess implements AutoCloseable {

    private static final String ADDRESSES = "addresses";

    private final Process process;
    private final List<String> addresses;

    private ServersProcess(Process process, List<String> addresses) {
        this.process = process;
        this.addresses = addresses;
    }

    static ServersProcess started(int heapGibibytes, Path data) {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx%dg".formatted(heapGibibytes),
                        "-XX:+UseParallelGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Djava.net.preferIPv4Stack=true",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ServersProcess.class.getName(),
                        data.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = builder.start();
            Path addresses = data.resolve(ADDRESSES);
            await().atMost(Duration.ofMinutes(2)).until(() -> Files.exists(addresses) || !process.isAlive());
            return new ServersProcess(process, Files.readAllLines(addresses));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String mongo() {
        return addresses.get(0);
    }

    String kafka() {
        return addresses.get(1);
    }

    String redis() {
        return addresses.get(2);
    }

    /** Its standard input ends, and it with it, in order. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static void main(String... arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        try (EmbeddedServers servers = EmbeddedServers.start(
                        new EmbeddedServers.Options(data, Map.of(EmbeddedServer.MONGO, 0, EmbeddedServer.REDIS, 0)));
                EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.Options.in(data.resolve("kafka")))) {
            Path written = Files.write(
                    data.resolve("being-written"),
                    List.of(servers.mongoUri(), kafka.bootstrapServers(), servers.redisUrl()));
            Files.move(written, data.resolve(ADDRESSES));
            while (System.in.read() >= 0) {
                // Until it ends.
            }
        }
    }
}
