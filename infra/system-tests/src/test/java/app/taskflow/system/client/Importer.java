package app.taskflow.system.client;

import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** A user who uploads a file and watches what becomes of it, whatever happens to the service meanwhile. */
public final class Importer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** What a finished import says of itself. */
    public record Counts(long created, long unchanged, long rejected, long warnings) {}

    /** What is said about a row. */
    public record Told(long row, String code) {}

    private static final String MARKER = "comes after the import";

    private final Visitor visitor;

    public Importer(int port) {
        visitor = Visitor.registered(port);
    }

    /** Sends the file again and again with the same key, until it is accepted; returns the id of its import. */
    public String upload(String csv) {
        String key = UUID.randomUUID().toString();
        AtomicReference<String> id = new AtomicReference<>("");
        await().atMost(PATIENCE).until(() -> {
            tried(() -> visitor.upload("/imports", "text/csv", csv, "Idempotency-Key", key))
                    .map(answer -> expect(202, answer).text("id"))
                    .ifPresent(id::set);
            return !id.get().isEmpty();
        });
        return id.get();
    }

    /** Empty while the service is away. */
    public Optional<JsonNode> look(String id) {
        return tried(() -> visitor.get("/imports/" + id))
                .map(answer -> expect(200, answer).json());
    }

    public void awaitProcessed(String id, long rows) {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> look(id).filter(state -> state.path("processed").asLong() >= rows)
                        .isPresent());
    }

    public Counts awaitCompleted(String id) {
        AtomicReference<JsonNode> last = new AtomicReference<>();
        await().atMost(PATIENCE)
                .failFast(() -> last.get() != null
                        && last.get().path("state").asString().equals("failed"))
                .until(() -> {
                    look(id).ifPresent(last::set);
                    return last.get() != null
                            && last.get().path("state").asString().equals("completed");
                });
        JsonNode state = last.get();
        return new Counts(
                state.path("created").asLong(),
                state.path("unchanged").asLong(),
                state.path("rejected").asLong(),
                state.path("warnings").asLong());
    }

    /** All that is told about the rows of an import. */
    public List<Told> told(String id) {
        List<Told> told = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = expect(
                    200,
                    visitor.get(
                            "/imports/" + id + "/errors?limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + cursor)));
            page.json()
                    .path("items")
                    .forEach(item -> told.add(new Told(
                            item.path("row").asLong(), item.path("code").asString())));
            cursor = page.text("nextCursor");
        } while (!cursor.isEmpty());
        return told;
    }

    /** All that she imported: after one more task, which makes sure that the views have all that came before. */
    public List<Reader.Seen> tasks() {
        Answer marker = expect(201, visitor.post("/tasks", """
                {"title": "%s"}""".formatted(MARKER)));
        String token = marker.header("Consistency-Token");
        await().atMost(PATIENCE)
                .until(() -> visitor.get("/tasks?limit=1", "Consistency-Token", token, "Prefer", "wait=10")
                                .status()
                        == 200);
        return Reader.everythingOf(visitor, token).stream()
                .filter(task -> !task.title().equals(MARKER))
                .toList();
    }

    @Override
    public void close() {
        visitor.close();
    }

    /** Empty if there was no answer, or one that says to come again: what a service may do that is killed. */
    private static Optional<Answer> tried(Supplier<Answer> request) {
        try {
            return Optional.of(request.get()).filter(answer -> answer.status() != 503 && !isInUse(answer));
        } catch (UncheckedIOException _) {
            return Optional.empty();
        }
    }

    /** For some seconds the key is held by a request that died with its process. */
    private static boolean isInUse(Answer answer) {
        return answer.status() == 409 && answer.text("code").equals("idempotency-key-in-use");
    }

    private static Answer expect(int status, Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError("not " + status + " but " + answer);
        }
        return answer;
    }
}
