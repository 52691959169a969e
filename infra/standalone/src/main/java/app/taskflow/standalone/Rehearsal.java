package app.taskflow.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/** One user's first minute with the API. */
final class Rehearsal {

    private static final int ROUNDS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String base;

    Rehearsal(int port) {
        this.base = "http://127.0.0.1:" + port + "/api/v1";
    }

    void play() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String token = register(client);
            for (int round = 0; round < ROUNDS; round++) {
                HttpResponse<String> created = send(client, token, "POST", "/tasks", """
                        {"title": "Water the plants %d", "tags": ["home"], "dueDate": "2030-01-01"}""".formatted(round));
                String task = "/tasks/" + text(created, "id");
                send(client, token, "PATCH", task, "{\"status\": \"done\"}");
                send(client, token, "GET", task, "");
                send(client, token, "GET", "/tasks?q=plants&include=total", "");
                send(client, token, "GET", "/tasks/stats", "");
                send(client, token, "DELETE", task, "");
            }
        }
    }

    private String register(HttpClient client) {
        return text(send(client, "", "POST", "/auth/register", """
                        {"name": "Ada", "email": "ada@example.org", "password": "correct horse battery",
                         "tokenDelivery": "body"}"""), "accessToken");
    }

    private HttpResponse<String> send(HttpClient client, String token, String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("%s %s: %s".formatted(method, path, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(HttpResponse<String> response, String field) {
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(response.statusCode() + ": " + response.body());
        }
        return JsonMapper.shared().readTree(response.body()).path(field).asString();
    }
}
