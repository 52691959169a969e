package app.taskflow.system.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A request to the byte, as no client of good manners sends it. */
public final class RawRequest {

    private static final int PATIENCE_MILLIS = 30_000;

    private RawRequest() {}

    /**
     * Line ends are sent as CR LF, but for those that are followed by a space, which are left alone.
     *
     * @return everything up to the end of the connection, which the request has to ask for
     */
    public static String send(int port, String request) throws IOException {
        return send(InetAddress.getLoopbackAddress(), port, request);
    }

    /** The same from another address of this machine, such as 127.0.0.2. */
    public static String send(InetAddress from, int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port, from, 0)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.replaceAll("\n(?! )", "\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
