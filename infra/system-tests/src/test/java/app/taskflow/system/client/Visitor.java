package app.taskflow.system.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

/** A user of the service, signed in once; asks again nothing by herself. Safe for use by many threads. */
public final class Visitor implements AutoCloseable {

    public static final String PASSWORD = "a lantern above 17 rivers";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http;
    private final URI origin;
    private final String email;
    private final String id;
    private final String token;

    private Visitor(URI origin) {
        this.origin = origin;
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        this.email = UUID.randomUUID() + "@example.org";
        Answer answer = exchange(request("/api/v1/auth/register")
                .POST(BodyPublishers.ofString("""
                                {"name": "Ada", "email": "%s", "password": "%s", "tokenDelivery": "body"}""".formatted(email, PASSWORD)))
                .header("Content-Type", "application/json"));
        if (answer.status() != 201) {
            throw new AssertionError("no account: " + answer);
        }
        this.id = answer.json().path("user").path("id").asString();
        this.token = answer.text("accessToken");
    }

    private Visitor(Visitor same, URI origin) {
        this.origin = origin;
        this.http = same.http;
        this.email = same.email;
        this.id = same.id;
        this.token = same.token;
    }

    public static Visitor registered(int port) {
        return new Visitor(origin(port));
    }

    /** The same user and token, shown to another node. */
    public Visitor at(int port) {
        return new Visitor(this, origin(port));
    }

    private static URI origin(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    public String id() {
        return id;
    }

    public String email() {
        return email;
    }

    public String token() {
        return token;
    }

    /** @param headers names and values in turn */
    public Answer get(String path, String... headers) {
        return send("GET", path, "", PATIENCE, headers);
    }

    public Answer post(String path, String json, String... headers) {
        return send("POST", path, json, PATIENCE, headers);
    }

    /** @param mediaType of the body */
    public Answer upload(String path, String mediaType, String body, String... headers) {
        return exchange(
                authorized(path, headers).POST(BodyPublishers.ofString(body)).header("Content-Type", mediaType));
    }

    /** The same of a body that is read while it is sent. */
    public Answer upload(String path, String mediaType, InputStream body, Duration within) {
        return exchange(authorized(path)
                .timeout(within)
                .POST(BodyPublishers.ofInputStream(() -> body))
                .header("Content-Type", mediaType));
    }

    public Answer patch(String path, String json, String... headers) {
        return send("PATCH", path, json, PATIENCE, headers);
    }

    /** @throws UncheckedIOException if there is no whole answer within that time */
    public Answer send(String method, String path, String json, Duration within, String... headers) {
        BodyPublisher body = json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
        HttpRequest.Builder request = authorized(path, headers).timeout(within).method(method, body);
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return exchange(request);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest.Builder authorized(String path, String... headers) {
        HttpRequest.Builder request = request("/api/v1" + path).header("Authorization", "Bearer " + token);
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(origin.resolve(path)).timeout(PATIENCE);
    }

    private Answer exchange(HttpRequest.Builder request) {
        try {
            return Answer.of(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
