package app.taskflow.standalone.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks at a port before seconds are spent on what would listen there. */
public final class Ports {

    private Ports() {}

    /** @throws StartException if something listens on it; 0 stands for any free port and is always fine */
    public static void check(String purpose, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As servers do it: a port that a killed predecessor has just left counts as free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new StartException("%s cannot listen on port %d: it is in use".formatted(purpose, port), e);
        }
    }
}
