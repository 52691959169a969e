package app.taskflow.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.catalogue.EventCatalogue;
import app.taskflow.events.catalogue.EventCodec;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.TaskId;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.events.user.UserEvent;
import app.taskflow.log.EventDraft;
import app.taskflow.query.ChanceHistory;
import app.taskflow.query.TestLog;
import app.taskflow.query.client.Reply;
import app.taskflow.web.problem.ProblemCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The history of all of a user's tasks. */
class OwnerHistoryTest {

    private static final Instant MAY = Instant.parse("2026-05-01T10:00:00.007Z");

    private final User ada = new User();

    @Test
    void each_event_says_what_it_changed_of_which_task() {
        TaskId a = ada.creates(MAY, NewTask.of("a"));
        TaskId b = ada.creates(MAY, NewTask.of("b"));
        ada.does(MAY, a, new TaskEvent.Retitled("c"));
        JsonNode items = history("").json().path("items");
        assertThat(items).hasSize(3);
        assertThat(items.path(0).path("taskId").asString()).isEqualTo(a.toString());
        assertThat(items.path(0).path("type").asString()).isEqualTo("task.retitled");
        assertThat(items.path(0).path("at").asString()).isEqualTo(MAY.toString());
        assertThat(items.path(0).path("changes").toString())
                .isEqualTo("[{\"field\":\"title\",\"from\":\"a\",\"to\":\"c\"}]");
        assertThat(items.path(1).path("taskId").asString()).isEqualTo(b.toString());
    }

    /** On every page, whatever it begins with, and over commits of several events and of other things than tasks. */
    @Test
    void all_pages_together_say_of_each_task_what_its_own_history_says() {
        ChanceHistory chance = new ChanceHistory(new Random());
        var renamed = new UserEvent.Renamed("Ada King");
        TestLog.commit(
                ada.id,
                MAY,
                new EventDraft(
                        ada.id.value(),
                        0,
                        new EventId(UUID.randomUUID()),
                        EventCatalogue.typeOf(UserEvent.Renamed.class),
                        EventCodec.standard().encode(renamed)));
        for (int i = 0; i < 40; i++) {
            ada.client.wrote(TestLog.commit(ada.id, MAY, chance.next(ada.id)).lastSequence());
        }
        Map<String, List<String>> byTask = new HashMap<>();
        List<Long> sequences = new ArrayList<>();
        walk("limit=7").forEach(item -> {
            sequences.add(item.path("sequence").asLong());
            String task = ((ObjectNode) item).remove("taskId").asString();
            byTask.computeIfAbsent(task, _ -> new ArrayList<>()).add(item.toString());
        });
        Collections.reverse(sequences);
        assertThat(sequences)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(2, sequences.getLast()).boxed().toList());
        // Some may have left the trash.
        AtomicInteger compared = new AtomicInteger();
        byTask.forEach((task, told) -> {
            List<String> own = new ArrayList<>();
            Reply reply = ada.client.get("/tasks/" + task + "/history?limit=200&deleted=any");
            if (reply.status() == 200) {
                reply.json().path("items").forEach(item -> own.add(item.toString()));
                assertThat(told).isEqualTo(own);
                compared.incrementAndGet();
            }
        });
        assertThat(compared).hasPositiveValue();
    }

    @Test
    void only_events_of_the_times_asked_for_are_told() {
        TaskId task = ada.creates(MAY.minusSeconds(86_400L * 300), NewTask.of("t0"));
        for (int day = 1; day <= 300; day++) {
            ada.does(MAY.plusSeconds(86_400L * day - 86_400L * 300), task, new TaskEvent.Retitled("t" + day));
        }
        List<JsonNode> some =
                walk("limit=3&from=" + MAY.minusSeconds(86_400L * 290) + "&to=" + MAY.minusSeconds(86_400L * 280));
        assertThat(some).hasSize(11);
        assertThat(some.getFirst().path("changes").toString())
                .isEqualTo("[{\"field\":\"title\",\"from\":\"t19\",\"to\":\"t20\"}]");
        assertThat(walk("to=2000-01-01T00:00:00Z")).isEmpty();
        assertThat(walk("from=2999-01-01T00:00:00Z")).isEmpty();
    }

    @Test
    void an_event_that_this_program_cannot_read_is_told_without_changes() {
        TaskId task = ada.creates(MAY, NewTask.of("a"));
        TestLog.commit(ada.id, MAY, TestLog.fromTheFuture(task, 1));
        List<JsonNode> all = walk("limit=200");
        assertThat(all.getFirst().path("type").asString()).isEqualTo("task.teleported");
        assertThat(all.getFirst().path("changes")).isEmpty();
    }

    @Test
    void of_an_erased_user_nothing_is_told() {
        ada.creates(MAY, NewTask.of("a"));
        ada.client.wrote(TestLog.commit(ada.id, MAY, TestLog.erasure(ada.id, 0)).lastSequence());
        assertThat(history("").body()).isEqualTo("{\"items\":[]}");
    }

    @Test
    void nobody_sees_what_others_did() {
        ada.creates(MAY, NewTask.of("a"));
        assertThat(new User().client.get("/tasks/history").is(200).body()).isEqualTo("{\"items\":[]}");
    }

    @Test
    void a_cursor_is_good_for_its_user_and_times_alone() {
        TaskId task = ada.creates(MAY, NewTask.of("a"));
        ada.does(MAY, task, new TaskEvent.Started());
        String cursor = history("limit=1").next();
        assertThat(history("limit=1&cursor=" + cursor).json().path("items")).hasSize(1);
        ada.client.get("/tasks/history?to=" + MAY + "&cursor=" + cursor).isProblem(ProblemCode.INVALID_CURSOR);
        ada.client.get("/tasks/" + task + "/history?cursor=" + cursor).isProblem(ProblemCode.INVALID_CURSOR);
        new User().client.get("/tasks/history?cursor=" + cursor).isProblem(ProblemCode.INVALID_CURSOR);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, INVALID_PARAMETER",
        "limit=201, INVALID_PARAMETER",
        "from=yesterday, INVALID_PARAMETER",
        "to=2026-05-01, INVALID_PARAMETER",
        "cursor=x, INVALID_CURSOR",
        "deleted=any, UNKNOWN_PARAMETER"
    })
    void what_cannot_be_meant_is_refused(String query, ProblemCode code) {
        ada.client.get("/tasks/history?" + query).isProblem(code);
    }

    private Reply history(String query) {
        return ada.client.get("/tasks/history?" + query).is(200);
    }

    private List<JsonNode> walk(String query) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            Reply page = history(query + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.json().path("items").forEach(items::add);
            cursor = page.next();
        } while (!cursor.isEmpty());
        return items;
    }
}
