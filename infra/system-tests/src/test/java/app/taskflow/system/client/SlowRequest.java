package app.taskflow.system.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A create of which the second half is sent when asked for: a request that is under way for as long as needed. */
public final class SlowRequest implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;
    private final byte[] rest;

    private SlowRequest(Socket socket, byte[] rest) {
        this.socket = socket;
        this.rest = rest;
    }

    /** Returns when the service has asked for the body, so that the request is certainly under way. */
    public static SlowRequest begun(int port, Visitor visitor, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        int half = body.length / 2;
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        OutputStream out = socket.getOutputStream();
        out.write("""
                POST /api/v1/tasks HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                Expect: 100-continue\r
                Connection: close\r
                \r
                """.formatted(visitor.token(), body.length).getBytes(StandardCharsets.UTF_8));
        String interim = head(socket.getInputStream());
        if (!interim.startsWith("HTTP/1.1 100")) {
            throw new AssertionError("not asked for the body but told " + interim);
        }
        out.write(body, 0, half);
        return new SlowRequest(socket, Arrays.copyOfRange(body, half, body.length));
    }

    public Answer finish() throws IOException {
        socket.getOutputStream().write(rest);
        var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        List<String> lines = reader.lines().toList();
        int status = Integer.parseInt(lines.getFirst().substring(9, 12));
        String body = String.join("\n", lines.subList(lines.indexOf("") + 1, lines.size()));
        // Chunks are parted by lines of their own; the object is on one line.
        String object =
                body.lines().filter(line -> line.startsWith("{")).findFirst().orElse("");
        return new Answer(status, HttpHeaders.of(Map.of(), (_, _) -> true), object);
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new AssertionError("the connection ended after " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
