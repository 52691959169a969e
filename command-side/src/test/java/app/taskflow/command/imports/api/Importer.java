package app.taskflow.command.imports.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.command.RunningCommandSide;
import app.taskflow.command.TestIssuer;
import app.taskflow.events.id.UserId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A user who imports. */
final class Importer {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final int port;
    private final UserId user;

    private Importer(int port, UserId user) {
        this.port = port;
        this.user = user;
    }

    /** One whom nobody has seen yet. */
    static Importer of(RunningCommandSide side) {
        return of(side, new UserId(UUID.randomUUID()));
    }

    static Importer of(RunningCommandSide side, UserId user) {
        return new Importer(side.port(), user);
    }

    UserId user() {
        return user;
    }

    HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + TestIssuer.tokenOf(user))
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> upload(String query, String csv) throws Exception {
        return send("POST", "/imports" + query, BodyPublishers.ofString(csv), "Content-Type", "text/csv");
    }

    /** @return its id */
    String accepted(String query, String csv) throws Exception {
        HttpResponse<String> answer = upload(query, csv);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String id = JSON.readTree(answer.body()).path("id").asString();
        assertThat(answer.headers().firstValue("Location")).contains("/api/v1/imports/" + id);
        return id;
    }

    HttpResponse<String> post(String id, String action) throws Exception {
        return send("POST", "/imports/" + id + "/" + action, BodyPublishers.noBody());
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    JsonNode await(String id, Predicate<JsonNode> condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode state = json("/imports/" + id);
            if (condition.test(state)) {
                return state;
            }
            assertThat(System.nanoTime()).as(state.toString()).isLessThan(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }

    JsonNode awaitEnd(String id) throws Exception {
        Set<String> ends = Set.of("completed", "failed", "cancelled");
        return await(id, state -> ends.contains(state.path("state").asString()));
    }

    JsonNode awaitUndo(String id) throws Exception {
        return await(id, state -> state.path("undo").path("state").asString("").equals("completed"));
    }
}
