package app.taskflow.query.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.id.UserId;
import app.taskflow.query.TestIssuer;
import app.taskflow.query.TestLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An administrator with a client for one node. */
public final class Operator {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;
    private final UserId user = TestLog.newOwner();
    private final String token = TestIssuer.tokenOf(user, "user", "admin");

    public Operator(int port) {
        this.port = port;
    }

    public Reply get(String path) {
        return send(request(path).GET());
    }

    public Reply post(String path, String... headers) {
        HttpRequest.Builder request = request(path).POST(BodyPublishers.noBody());
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public Reply postJson(String path, String body, String... headers) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** What the log has of this operator, each event as its type and data. */
    public List<String> recorded() {
        return TestLog.LOG.readOwner(user, 1, 1000).stream()
                .peek(commit -> assertThat(commit.actor()).isEqualTo(user.toString()))
                .flatMap(commit -> commit.events().stream())
                .map(event -> event.type().name() + " " + new String(event.data(), StandardCharsets.UTF_8))
                .toList();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .header("Authorization", "Bearer " + token);
    }

    private static Reply send(HttpRequest.Builder request) {
        try {
            return new Reply(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
