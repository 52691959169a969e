package app.taskflow.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.log.Commit;
import app.taskflow.query.ChanceHistory;
import app.taskflow.query.RunningQuerySide;
import app.taskflow.query.TestLog;
import app.taskflow.query.client.Client;
import app.taskflow.query.client.Reply;
import app.taskflow.web.problem.ProblemCode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ChangesReadTest {

    private final Instant gone = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusMillis(123);

    /** A client's own copy of her tasks, by id, kept by nothing but what it is told of changes. */
    private static final class Copy {

        private final Client client;
        private final Map<String, JsonNode> tasks = new TreeMap<>();
        private String since = "";

        Copy(Client client) {
            this.client = client;
        }

        /** Whether there is more to come at once. */
        boolean sync(int limit) {
            Reply page = client.get("/tasks/changes?limit=" + limit + since).is(200);
            page.json().path("items").forEach(task -> tasks.put(task.path("id").asString(), task));
            page.json()
                    .path("deleted")
                    .forEach(gone -> tasks.remove(gone.path("id").asString()));
            since = "&since=" + page.json().path("next").asString();
            return page.json().path("hasMore").asBoolean();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void a_client_that_syncs_while_there_are_writes_ends_with_what_a_full_read_gives(int round) throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        User ada = new User();
        ChanceHistory history = new ChanceHistory(random);
        Copy copy = new Copy(new Client(RunningQuerySide.shared().port(), ada.id));
        Commit last;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Commit> writing = threads.submit(() -> {
                Commit written = TestLog.commit(ada.id, history.next(ada.id));
                for (int i = 1; i < 150; i++) {
                    written = TestLog.commit(ada.id, history.next(ada.id));
                }
                return written;
            });
            while (!writing.isDone()) {
                copy.sync(1 + random.nextInt(2 * round));
            }
            last = writing.get();
        }
        copy.client.wrote(last.lastSequence());
        boolean more = true;
        while (more) {
            more = copy.sync(1 + random.nextInt(20));
        }
        assertThat(copy.tasks).as("seed %d", seed).isEqualTo(fullRead(copy.client));
    }

    private static Map<String, JsonNode> fullRead(Client client) {
        Map<String, JsonNode> all = new TreeMap<>();
        String cursor = "";
        do {
            Reply page = client.list("archived=any&limit=200" + cursor);
            page.json().path("items").forEach(task -> all.put(task.path("id").asString(), task));
            cursor = page.next().isEmpty() ? "" : "&cursor=" + page.next();
        } while (!cursor.isEmpty());
        return all;
    }

    @Test
    void what_is_told_is_what_changed_since_and_nothing_else() {
        User ada = new User();
        TaskId kept = ada.creates(NewTask.of("kept"));
        TaskId deleted = ada.creates(NewTask.of("deleted"));
        TaskId archived = ada.creates(NewTask.of("archived"));
        Reply first = ada.client.get("/tasks/changes").is(200);
        assertThat(first.titles()).containsExactly("kept", "deleted", "archived");
        assertThat(first.json().path("hasMore").asBoolean()).isFalse();

        ada.does(deleted, new TaskEvent.Deleted(gone));
        ada.does(archived, new TaskEvent.Archived(gone));
        Reply second = since(ada.client, first);
        assertThat(second.titles()).containsExactly("archived");
        assertThat(second.json().path("deleted").toString())
                .isEqualTo("[{\"id\":\"%s\",\"deletedAt\":\"%s\"}]".formatted(deleted, gone));

        ada.does(deleted, new TaskEvent.Restored());
        ada.does(kept, new TaskEvent.Retitled("once"));
        ada.does(kept, new TaskEvent.Retitled("twice"));
        Reply third = since(ada.client, second);
        assertThat(third.titles()).containsExactly("deleted", "twice");
        assertThat(third.json().path("deleted").isEmpty()).isTrue();
    }

    @Test
    void asking_again_when_nothing_happened_gives_the_same_answer_and_nothing() {
        User ada = new User();
        ada.creates(NewTask.of("a"));
        Reply first = ada.client.get("/tasks/changes").is(200);
        Reply second = since(ada.client, first);
        assertThat(second.titles()).isEmpty();
        assertThat(second.json().path("next")).isEqualTo(first.json().path("next"));
        ada.client
                .get("/tasks/changes?since=" + first.json().path("next").asString(), "If-None-Match", second.etag())
                .is(304);
    }

    @Test
    void a_token_of_somebody_else_and_one_that_was_changed_are_refused() {
        User ada = new User();
        String token = ada.client.get("/tasks/changes").json().path("next").asString();
        new User().client.get("/tasks/changes?since=" + token).isProblem(ProblemCode.INVALID_CURSOR);
        String cursor = ada.client.list("limit=1").next();
        for (String bad : List.of("", "x", "!!", token + "A", token.substring(1), cursor)) {
            ada.client.get("/tasks/changes?since=" + Client.encoded(bad)).isProblem(ProblemCode.INVALID_CURSOR);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001", "limit=x"})
    void a_limit_out_of_bounds_is_refused(String query) {
        new User().client.get("/tasks/changes?" + query).isProblem(ProblemCode.INVALID_PARAMETER);
    }

    private static Reply since(Client client, Reply before) {
        return client.get("/tasks/changes?since=" + before.json().path("next").asString())
                .is(200);
    }
}
