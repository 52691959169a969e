package app.taskflow.query.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A stream of events as a browser reads it: what has no data is no event, but its id counts. */
public final class EventStream implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PATIENCE_SECONDS = 20;

    /** @param name {@code end} after the last one */
    public record Event(String name, String id, String data) {

        public JsonNode json() {
            return JSON.readTree(data);
        }
    }

    private static final Event END = new Event("end", "", "");

    private final HttpResponse<InputStream> response;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final AtomicInteger heartbeats = new AtomicInteger();
    private volatile String lastId = "";

    private EventStream(HttpResponse<InputStream> response) {
        this.response = response;
        var _ = Thread.ofVirtual().start(this::read);
    }

    /** Opens a stream that must be there; its beginning has been told when this returns. */
    public static EventStream open(int port, String token, @Nullable String lastEventId) throws InterruptedException {
        EventStream stream = new EventStream(ask(port, token, lastEventId));
        if (stream.response.statusCode() != 200) {
            throw new IllegalStateException("status " + stream.response.statusCode());
        }
        return stream;
    }

    public static HttpResponse<InputStream> ask(int port, String token, @Nullable String lastEventId)
            throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/events"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public HttpResponse<InputStream> response() {
        return response;
    }

    public Event next() throws InterruptedException {
        return Objects.requireNonNull(events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "nothing came");
    }

    public int heartbeats() {
        return heartbeats.get();
    }

    /** What a browser would send after a reconnection. */
    public String lastId() {
        return lastId;
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String name = "";
            String data = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty() && !data.isEmpty()) {
                    events.add(new Event(name, lastId, data));
                    name = "";
                    data = "";
                } else if (line.startsWith(":")) {
                    heartbeats.incrementAndGet();
                } else if (line.startsWith("id: ")) {
                    lastId = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                }
            }
        } catch (IOException _) {
            // closed from this side, or broken: the end either way
        }
        events.add(END);
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
