package app.taskflow.query.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.taskflow.events.id.UserId;
import app.taskflow.query.TestIssuer;
import app.taskflow.web.consistency.ConsistencyToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A user with a client for the read API of one node. */
public final class Client {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;
    private final UserId user;
    private final String token;
    private volatile long written;
    private volatile Duration patience = Duration.ofSeconds(30);
    private volatile String[] preference = {};

    public Client(int port, UserId user) {
        this.port = port;
        this.user = user;
        token = TestIssuer.tokenOf(user);
    }

    public int port() {
        return port;
    }

    public UserId user() {
        return user;
    }

    /** Has every read from now on be no older than this sequence of the user's. */
    public Client wrote(long sequence) {
        written = sequence;
        return this;
    }

    /** Has every read from now on fail that is not answered in time. */
    public Client within(Duration time) {
        patience = time;
        return this;
    }

    /** Has every read from now on wait so many seconds for what was written, rather than the two of the contract. */
    public Client waiting(int seconds) {
        preference = new String[] {"Prefer", "wait=" + seconds};
        return this;
    }

    /** A value as it stands in a query. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }

    /** A page of the user's tasks; {@code query} without the question mark. */
    public Reply list(String query) {
        return get("/tasks?" + query);
    }

    /** All pages of a list, one after the other. */
    public List<String> walk(String query) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            Reply page = list(query + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            ids.addAll(page.ids());
            cursor = page.next();
        } while (!cursor.isEmpty());
        return ids;
    }

    public Reply get(String path, String... headers) {
        return written == 0
                ? send(path, headers)
                : send(
                        path,
                        Stream.of(
                                        Stream.of("Consistency-Token", new ConsistencyToken(user, written).encode()),
                                        Stream.of(preference),
                                        Stream.of(headers))
                                .flatMap(Function.identity())
                                .toArray(String[]::new));
    }

    private Reply send(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .timeout(patience)
                .header("Authorization", "Bearer " + token);
        if (headers.length > 0) {
            request.headers(headers);
        }
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
