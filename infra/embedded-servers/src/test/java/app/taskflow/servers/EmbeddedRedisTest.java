package app.taskflow.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisTest {

    @TempDir
    Path directory;

    @Test
    void what_was_acknowledged_outlives_a_restart() throws IOException {
        survivesARestart(null);
    }

    @Test
    void the_bundled_server_does_where_the_system_has_none() throws IOException {
        survivesARestart(RedisBinary.bundled(directory.resolve("unpacked")));
    }

    private void survivesARestart(@Nullable Path binary) throws IOException {
        EmbeddedRedis.Options options = EmbeddedRedis.Options.in(directory.resolve("data"));
        try (EmbeddedRedis redis = EmbeddedRedis.start(options, binary)) {
            assertThat(redis.url()).isEqualTo("redis://127.0.0.1:" + redis.port());
            assertThat(RedisLine.ask(redis.port(), "SET greeting hello")).isEqualTo("+OK");
        }
        try (EmbeddedRedis redis = EmbeddedRedis.start(options, binary)) {
            assertThat(RedisLine.ask(redis.port(), "STRLEN greeting")).isEqualTo(":5");
        }
    }

    @Test
    void a_killed_server_loses_nothing_it_acknowledged() throws IOException {
        EmbeddedRedis.Options options = EmbeddedRedis.Options.in(directory);
        try (EmbeddedRedis redis = EmbeddedRedis.start(options)) {
            RedisLine.ask(redis.port(), "SET greeting hello");
            ProcessHandle process = process(redis.pid());
            process.destroyForcibly();
            process.onExit().join();
        }
        try (EmbeddedRedis redis = EmbeddedRedis.start(options)) {
            assertThat(RedisLine.ask(redis.port(), "STRLEN greeting")).isEqualTo(":5");
        }
    }

    @Test
    void a_server_left_by_a_killed_run_is_ended_before_its_successor_starts() throws Exception {
        Process orphan = new ProcessBuilder(
                        RedisBinary.find(directory).toString(),
                        "--port",
                        String.valueOf(freePort()),
                        "--dir",
                        directory.toString(),
                        "--pidfile",
                        RedisProcess.pidFile(directory).toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        await().until(() -> Files.exists(RedisProcess.pidFile(directory)));
        try (EmbeddedRedis redis = EmbeddedRedis.start(EmbeddedRedis.Options.in(directory))) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(RedisLine.ask(redis.port(), "PING")).isEqualTo("+PONG");
        }
    }

    @Test
    void a_pid_file_that_names_some_other_process_ends_nothing() throws IOException {
        long ourselves = ProcessHandle.current().pid();
        Files.writeString(RedisProcess.pidFile(directory), ourselves + "\n");
        try (EmbeddedRedis redis = EmbeddedRedis.start(EmbeddedRedis.Options.in(directory))) {
            assertThat(redis.pid()).isNotEqualTo(ourselves);
        }
    }

    @Test
    void closing_ends_the_process() {
        EmbeddedRedis redis = EmbeddedRedis.start(EmbeddedRedis.Options.in(directory));
        ProcessHandle process = process(redis.pid());
        redis.close();
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void a_directory_serves_one_server_at_a_time() {
        try (EmbeddedRedis first = EmbeddedRedis.start(EmbeddedRedis.Options.in(directory))) {
            assertThat(first.port()).isPositive();
            assertThatThrownBy(() -> EmbeddedRedis.start(EmbeddedRedis.Options.in(directory)))
                    .isInstanceOf(EmbeddedServerException.DirectoryInUse.class);
        }
    }

    @Test
    void a_port_in_use_is_told_and_leaves_the_directory_free() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var options = new EmbeddedRedis.Options(directory, taken.getLocalPort());
            assertThatThrownBy(() -> EmbeddedRedis.start(options))
                    .isInstanceOf(EmbeddedServerException.PortInUse.class)
                    .hasMessage("Redis cannot listen on port %d: it is in use", taken.getLocalPort());
        }
        DirectoryLock.take("test", directory).close();
    }

    @Test
    void a_damaged_file_is_told_with_the_servers_own_words() throws IOException {
        try (EmbeddedRedis redis = EmbeddedRedis.start(EmbeddedRedis.Options.in(directory))) {
            RedisLine.ask(redis.port(), "SET greeting hello");
        }
        try (var files = Files.walk(directory)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".aof")).toList()) {
                Files.writeString(file, "this is no append-only file\n");
            }
        }
        assertThatThrownBy(() -> EmbeddedRedis.start(EmbeddedRedis.Options.in(directory)))
                .isInstanceOf(EmbeddedServerException.StartFailed.class)
                .hasMessageContaining("redis.log");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static ProcessHandle process(long pid) {
        return ProcessHandle.of(pid).orElseThrow();
    }
}
