package app.taskflow.system.program;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port that was free a moment ago, for those who have to know it before they listen. It is none of those that the
 * operating system gives to connections, so that it is free still after a restart.
 */
public final class FreePort {

    private FreePort() {}

    public static int find() {
        int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
        while (!isFree(port)) {
            port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
        }
        return port;
    }

    private static boolean isFree(int port) {
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
