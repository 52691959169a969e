package app.taskflow.query.live;

import app.taskflow.web.input.WireJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the lines of Server-Sent Events. JSON of ours has no line breaks, so every event is one line of data. */
final class EventStreamWriter {

    private static final int RETRY_MILLIS = 2_000;

    private final OutputStream out;
    private final WireJson json;

    EventStreamWriter(OutputStream out, WireJson json) {
        this.out = out;
        this.json = json;
    }

    /** Tells where the stream begins, so that a client that loses it before the first event misses nothing. */
    void begin(long sequence) throws IOException {
        text("retry: " + RETRY_MILLIS + "\nid: " + sequence + "\n\n");
        out.flush();
    }

    void event(String name, long sequence, Object data) throws IOException {
        text("event: " + name + "\nid: " + sequence + "\ndata: ");
        data(data);
    }

    /** One that is not told again after a reconnection. */
    void passing(String name, Object data) throws IOException {
        text("event: " + name + "\ndata: ");
        data(data);
    }

    /** A comment, and the sequence, which may have grown by events that are told to nobody. */
    void heartbeat(long sequence) throws IOException {
        text(": heartbeat\nid: " + sequence + "\n\n");
        out.flush();
    }

    void flush() throws IOException {
        out.flush();
    }

    private void data(Object data) throws IOException {
        out.write(json.write(data));
        text("\n\n");
    }

    private void text(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
