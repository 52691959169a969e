package app.taskflow.system.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A proxy that leads nowhere and remembers who wanted to go out through it. The JVM's own clients take it for every
 * address that is not on loopback, so that no attempt is too short to be seen.
 */
public final class ProxyTrap implements AutoCloseable {

    private final ServerSocket socket;
    private final List<String> caught = new CopyOnWriteArrayList<>();

    private ProxyTrap(ServerSocket socket) {
        this.socket = socket;
        Thread.ofVirtual().start(this::accept);
    }

    public static ProxyTrap open() {
        try {
            return new ProxyTrap(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The options of a JVM whose clients go through this. */
    public List<String> options() {
        int port = socket.getLocalPort();
        return List.of(
                "-Dhttp.proxyHost=127.0.0.1",
                "-Dhttp.proxyPort=" + port,
                "-Dhttps.proxyHost=127.0.0.1",
                "-Dhttps.proxyPort=" + port,
                "-Dhttp.nonProxyHosts=localhost|127.*");
    }

    public List<String> caught() {
        return List.copyOf(caught);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept();
                    var lines = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
                caught.add(String.valueOf(lines.readLine()));
            } catch (IOException e) {
                // Closed, or a client that said nothing.
            }
        }
    }
}
