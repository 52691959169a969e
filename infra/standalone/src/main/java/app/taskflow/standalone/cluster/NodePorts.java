package app.taskflow.standalone.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for nodes, which keep theirs over restarts. None is of the range from which the operating system takes the near
 * ends of connections: while a node is away, any connection could take its port for good.
 */
final class NodePorts {

    private static final int FIRST = 10_000;
    private static final int LAST = 32_000;

    private int next = ThreadLocalRandom.current().nextInt(FIRST, LAST);

    /** One that is free now and was not given out before. */
    int take() {
        for (int tries = FIRST; tries < LAST; tries++) {
            int port = next;
            next = next == LAST ? FIRST : next + 1;
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no port from %d to %d is free".formatted(FIRST, LAST));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
