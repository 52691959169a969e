package app.taskflow.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of the process that holds the servers. */
class KilledTest {

    @TempDir
    Path directory;

    @Test
    void redis_ends_with_the_process_and_both_start_again_on_the_same_data() throws Exception {
        Process holder = hold();
        var output = new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8));
        ProcessHandle redis =
                ProcessHandle.of(Long.parseLong(said(output, "redis "))).orElseThrow();
        createTopic(said(output, "kafka "));

        holder.destroyForcibly().waitFor();
        await().atMost(Duration.ofSeconds(10)).until(() -> !redis.isAlive());

        try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.Options.in(directory.resolve("kafka")));
                EmbeddedRedis again = EmbeddedRedis.start(EmbeddedRedis.Options.in(directory.resolve("redis")));
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            assertThat(admin.listTopics().names().get()).contains("kept");
            assertThat(RedisLine.ask(again.port(), "PING")).isEqualTo("+PONG");
        }
    }

    private Process hold() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Holder.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** What comes after a word at the start of a line; the log may come in between. */
    private static String said(BufferedReader output, String word) throws IOException {
        String line = output.readLine();
        while (line != null && !line.startsWith(word)) {
            line = output.readLine();
        }
        return String.valueOf(line).substring(word.length());
    }

    private static void createTopic(String bootstrapServers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic("kept", Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        }
    }
}
