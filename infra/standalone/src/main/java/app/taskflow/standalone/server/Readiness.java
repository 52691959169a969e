package app.taskflow.standalone.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Asks a management port on loopback whether its process is ready: 200 at {@code /actuator/health/readiness}. */
public final class Readiness {

    private static final long PAUSE_NANOS = 25_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String REQUEST =
            "GET /actuator/health/readiness HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private Readiness() {}

    /** @throws StartException if it is not ready after three minutes */
    public static void await(int managementPort) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String answer = statusLine(managementPort);
        while (!answer.contains(" 200")) {
            if (System.nanoTime() > deadline) {
                throw new StartException("not ready after %d s: http://127.0.0.1:%d/actuator/health/readiness says %s"
                        .formatted(PATIENCE.toSeconds(), managementPort, answer));
            }
            pause();
            answer = statusLine(managementPort);
        }
    }

    public static boolean isReady(int managementPort) {
        return statusLine(managementPort).contains(" 200");
    }

    /** A plain socket: an HTTP client would cost a tenth of the whole start. */
    private static String statusLine(int port) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(5_000);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(12), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            return "nothing";
        }
    }

    private static void pause() {
        LockSupport.parkNanos(PAUSE_NANOS);
        if (Thread.currentThread().isInterrupted()) {
            throw new StartException("the start was interrupted", new InterruptedException());
        }
    }
}
