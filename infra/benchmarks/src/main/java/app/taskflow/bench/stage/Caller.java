package app.taskflow.bench.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.taskflow.command.keys.AccessTokens;
import app.taskflow.events.id.UserId;
import app.taskflow.standalone.server.Service;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A signed-in user of the API, and the bytes of her requests.
 *
 * @param token a real one, signed by the service for a session nobody has ended
 */
public record Caller(UserId id, String token) {

    private static final String TASKS = "/api/v1/tasks";
    private static final String IMPORTS = "/api/v1/imports";

    /** Users without an account: whoever has a token is served, and hashing passwords is not what is measured. */
    public static List<Caller> of(Service service, int count) {
        AccessTokens tokens = service.bean(AccessTokens.class);
        return Stream.generate(() -> new UserId(UuidCreator.getTimeOrderedEpoch()))
                .limit(count)
                .map(id -> new Caller(
                        id,
                        tokens.mint(id, UuidCreator.getTimeOrderedEpoch(), Set.of())
                                .value()))
                .toList();
    }

    /** @param headers further ones, each ended by CRLF */
    public byte[] list(String query, String headers) {
        return (head("GET", TASKS + "?" + query) + headers + "\r\n").getBytes(UTF_8);
    }

    public byte[] events() {
        return (head("GET", "/api/v1/events") + "Accept: text/event-stream\r\n\r\n").getBytes(UTF_8);
    }

    public byte[] create(String json) {
        byte[] body = json.getBytes(UTF_8);
        return (head("POST", TASKS) + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n"
                        + json)
                .getBytes(UTF_8);
    }

    /** Sends a file of tasks to the queue of imports. */
    public byte[] upload(String csv) {
        byte[] body = csv.getBytes(UTF_8);
        return (head("POST", IMPORTS) + "Content-Type: text/csv\r\nContent-Length: " + body.length + "\r\n\r\n" + csv)
                .getBytes(UTF_8);
    }

    /** @param id of an import */
    public byte[] lookAt(String id) {
        return (head("GET", IMPORTS + "/" + id) + "\r\n").getBytes(UTF_8);
    }

    private String head(String method, String target) {
        return "%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n".formatted(method, target, token);
    }
}
