package app.taskflow.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServersTest {

    @TempDir
    Path directory;

    @Test
    void all_three_serve_on_loopback_when_start_returns() throws IOException {
        try (EmbeddedServers servers = EmbeddedServers.start(directory)) {
            accepts(URI.create(servers.mongoUri()));
            accepts(URI.create("kafka://" + servers.kafkaBootstrapServers()));
            accepts(URI.create(servers.redisUrl()));
        }
    }

    @Test
    void one_that_was_not_asked_for_is_not_started() {
        try (EmbeddedServers servers =
                EmbeddedServers.start(new EmbeddedServers.Options(directory, Map.of(EmbeddedServer.REDIS, 0)))) {
            assertThat(servers.redisUrl()).startsWith("redis://127.0.0.1:");
            assertThatThrownBy(servers::mongoUri).hasMessageContaining("MONGO");
            assertThat(directory.resolve("kafka")).doesNotExist();
        }
    }

    @Test
    void where_one_fails_the_others_are_closed_again() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var options = new EmbeddedServers.Options(
                    directory, Map.of(EmbeddedServer.REDIS, 0, EmbeddedServer.KAFKA, taken.getLocalPort()));
            assertThatThrownBy(() -> EmbeddedServers.start(options))
                    .isInstanceOf(EmbeddedServerException.PortInUse.class);
        }
        DirectoryLock.take("test", directory.resolve("redis")).close();
        DirectoryLock.take("test", directory.resolve("kafka")).close();
    }

    private static void accepts(URI address) throws IOException {
        assertThat(address.getHost()).isEqualTo("127.0.0.1");
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            assertThat(socket.isConnected()).isTrue();
        }
    }
}
