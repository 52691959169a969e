package app.taskflow.command.task.api;

import app.taskflow.command.RunningCommandSide;
import app.taskflow.command.TestIssuer;
import app.taskflow.events.id.UserId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user with a client for the API. */
final class Client {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String JSON = "application/json";

    private final int port;
    private final UserId user;
    private final @Nullable String token;

    private Client(int port, UserId user, @Nullable String token) {
        this.port = port;
        this.user = user;
        this.token = token;
    }

    /** A user whom nobody has seen yet. */
    static Client of(RunningCommandSide side) {
        UserId user = new UserId(UUID.randomUUID());
        return new Client(side.port(), user, TestIssuer.tokenOf(user));
    }

    Client withoutToken() {
        return new Client(port, user, null);
    }

    /** The same user at another node. */
    Client at(RunningCommandSide side) {
        return new Client(side.port(), user, token);
    }

    UserId user() {
        return user;
    }

    Answer create(String json) {
        return send("POST", "/tasks", json, "Content-Type", JSON);
    }

    Answer patch(String id, String json, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = "application/merge-patch+json";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return send("PATCH", "/tasks/" + id, json, all);
    }

    Answer delete(String id, String... headers) {
        return send("DELETE", "/tasks/" + id, "", headers);
    }

    /** @param action like {@code archive} */
    Answer post(String id, String action, String... headers) {
        return send("POST", "/tasks/" + id + "/" + action, "", headers);
    }

    Answer send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
