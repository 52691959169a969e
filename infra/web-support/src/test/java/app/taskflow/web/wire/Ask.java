package app.taskflow.web.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A request, put together as text without any check. Immutable but for its builder methods, which return it. */
public final class Ask {

    private final StringBuilder head = new StringBuilder();
    private byte[] body = {};

    private Ask(String line) {
        head.append(line).append(" HTTP/1.1\r\n");
    }

    /** @param line method and target, such as {@code GET /api/v1/tasks} */
    public static Ask of(String line) {
        return new Ask(line).header("Host", "localhost");
    }

    /** A request line without any header, not even Host. */
    public static Ask bare(String line) {
        return new Ask(line);
    }

    public Ask header(String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    public Ask bearer(String token) {
        return header("Authorization", "Bearer " + token);
    }

    /** A JSON body with the headers that belong to it. */
    public Ask json(String text) {
        return header("Content-Type", "application/json").body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A body with its length. */
    public Ask body(byte[] bytes) {
        body = bytes.clone();
        return header("Content-Length", String.valueOf(bytes.length));
    }

    /** What stands after the headers, with no header for it. */
    public Ask raw(byte[] bytes) {
        body = bytes.clone();
        return this;
    }

    /** A body in one chunk. */
    public Ask chunked(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(bytes);
        out.writeBytes("\r\n0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        return header("Transfer-Encoding", "chunked").raw(out.toByteArray());
    }

    /** Whether the answer will have no body whatever it announces. */
    boolean isHead() {
        return head.indexOf("HEAD ") == 0;
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(body);
        return out.toByteArray();
    }
}
