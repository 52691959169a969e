package app.taskflow.system.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(value = "app.taskflow.system.program.SocketWatch#isPossible", disabledReason = "needs Linux")
class SocketWatchTest {

    @Test
    void a_datagram_on_its_way_out_is_seen() throws Exception {
        try (SocketWatch watch = SocketWatch.of(ProcessHandle.current()::pid);
                DatagramSocket socket = new DatagramSocket()) {
            // Nothing is sent by that. The address is one of those kept for documentation.
            socket.connect(new InetSocketAddress(InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1}), 53));
            await().until(() -> watch.beyondLoopback().stream().anyMatch(end -> end.contains("010200C0:0035")));
        }
    }

    @Test
    void a_socket_that_listens_to_everyone_is_seen_and_one_on_loopback_is_not() throws Exception {
        try (SocketWatch watch = SocketWatch.of(ProcessHandle.current()::pid);
                ServerSocket everywhere = new ServerSocket(0);
                ServerSocket loopback = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            await().until(() -> watch.beyondLoopback().stream().anyMatch(end -> end.contains(hex(everywhere))));
            assertThat(watch.seen()).isGreaterThanOrEqualTo(2);
            assertThat(watch.beyondLoopback()).noneMatch(end -> end.contains(hex(loopback)));
        }
    }

    private static String hex(ServerSocket socket) {
        return ":%04X".formatted(socket.getLocalPort());
    }
}
