package app.taskflow.query.operation;

import static app.taskflow.query.TestLog.event;
import static app.taskflow.query.TestLog.fromTheFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.query.RunningQuerySide;
import app.taskflow.query.TestLog;
import app.taskflow.query.client.Client;
import app.taskflow.query.client.Operator;
import app.taskflow.query.client.Reply;
import app.taskflow.query.store.Views;
import app.taskflow.web.problem.ProblemCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What an operator does about events that stopped their owners, over HTTP. */
class DeadLettersTest {

    private static final String LETTERS = "/projections/tasks/dead-letters";

    private final RunningQuerySide node = RunningQuerySide.shared();
    private final Operator operator = new Operator(node.port());
    private final UserId owner = TestLog.newOwner();
    private final Client client = new Client(node.port(), owner);
    private final TaskId task = TestLog.newTask();

    @Test
    void an_event_that_stops_its_owner_is_listed_and_shown_with_the_reason() {
        String id = poison(owner, task);
        JsonNode listed = walk().stream()
                .filter(letter -> letter.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
        JsonNode shown = operator.get(LETTERS + "/" + id).is(200).json();
        assertThat(shown).isEqualTo(listed);
        assertThat(shown.path("ownerId").asString()).isEqualTo(owner.toString());
        assertThat(shown.path("type").asString()).isEqualTo("task.teleported");
        assertThat(shown.path("reason").asString()).contains("not in the event catalogue");
        assertThat(shown.path("state").asString()).isEqualTo("blocked");
        assertThat(shown.path("sequence").asLong()).isEqualTo(2);
    }

    /** The views of an owner who is stopped go on showing what was before, and say that they are behind. */
    @Test
    void a_stopped_owner_reads_what_was_before_and_is_told_so_where_more_is_demanded() {
        poison(owner, task);
        client.list("").is(200);
        assertThat(client.list("").titles()).containsExactly("a");
        client.wrote(2).list("").isProblem(ProblemCode.READ_MODEL_BEHIND);
    }

    @Test
    void a_skipped_event_is_left_out_and_all_that_waits_behind_it_follows() {
        String id = poison(owner, task);
        TestLog.commit(owner, event(task, 2, new TaskEvent.Retitled("c")));
        Reply skipped = operator.post(LETTERS + "/" + id + "/skip").is(200);
        assertThat(skipped.json().path("state").asString()).isEqualTo("released");
        assertThat(skipped.json().path("sequence").asLong()).isEqualTo(3);
        assertThat(client.wrote(3).list("").titles()).containsExactly("c");
        JsonNode shown = operator.get(LETTERS + "/" + id).is(200).json();
        assertThat(shown.path("state").asString()).isEqualTo("skipped");
        assertThat(shown.has("resolvedAt")).isTrue();
        assertThat(operator.recorded())
                .anyMatch(event -> event.startsWith("operation.skip-asked") && event.contains(id))
                .anyMatch(event -> event.startsWith("operation.dead-letters-read") && event.contains(id));
    }

    @Test
    void an_event_that_still_cannot_be_applied_goes_on_stopping_its_owner() {
        String id = poison(owner, task);
        Reply retried = operator.post(LETTERS + "/" + id + "/retry").is(200);
        assertThat(retried.json().path("state").asString()).isEqualTo("blocked");
        assertThat(retried.json().path("blockedBy").path("id").asString()).isEqualTo(id);
        assertThat(operator.recorded()).anyMatch(event -> event.startsWith("operation.retry-asked"));
    }

    @Test
    void what_was_done_already_is_not_done_again() {
        String id = poison(owner, task);
        String key = UUID.randomUUID().toString();
        Reply first = operator.post(LETTERS + "/" + id + "/skip", "Idempotency-Key", key)
                .is(200);
        Reply again = operator.post(LETTERS + "/" + id + "/skip", "Idempotency-Key", key)
                .is(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        operator.post(LETTERS + "/" + id + "/skip").isProblem(ProblemCode.CONFLICT);
        operator.post(LETTERS + "/" + id + "/retry").isProblem(ProblemCode.CONFLICT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/projections", LETTERS, LETTERS + "/019a0000-0000-7000-8000-0000000000ee"})
    void a_plain_user_sees_none_of_it(String path) {
        client.get(path).isProblem(ProblemCode.FORBIDDEN);
    }

    @Test
    void what_there_is_not_is_not_found_and_what_is_no_cursor_refused() {
        String unknown = UUID.randomUUID().toString();
        operator.get(LETTERS + "/" + unknown).isProblem(ProblemCode.NOT_FOUND);
        operator.post(LETTERS + "/" + unknown + "/retry").isProblem(ProblemCode.NOT_FOUND);
        operator.get("/projections/users/dead-letters").isProblem(ProblemCode.NOT_FOUND);
        operator.get(LETTERS + "/1").isProblem(ProblemCode.INVALID_PARAMETER);
        operator.get(LETTERS + "?cursor=abc").isProblem(ProblemCode.INVALID_CURSOR);
        operator.get(LETTERS + "?state=x").isProblem(ProblemCode.INVALID_PARAMETER);
        operator.get(LETTERS + "?limit=0").isProblem(ProblemCode.INVALID_PARAMETER);
    }

    @Test
    void the_projection_tells_its_version_its_lag_and_how_many_events_stop_owners() {
        poison(owner, task);
        // Not on Kafka: it takes the projection seconds to miss it.
        TestLog.record(TestLog.newOwner(), event(TestLog.newTask(), 0, created()));
        JsonNode row = operator.get("/projections").is(200).json().path("items").path(0);
        assertThat(row.path("name").asString()).isEqualTo("tasks");
        assertThat(row.path("version").asInt()).isPositive();
        assertThat(row.path("state").asString()).isEqualTo("running");
        assertThat(row.path("lagEvents").asLong()).isPositive();
        assertThat(row.path("lagSeconds").isNumber()).isTrue();
        assertThat(row.path("deadLetters").asLong()).isPositive();
        assertThat(operator.recorded()).contains("operation.projections-read {}");
    }

    /** Every page of one, so that there are cursors. */
    private List<JsonNode> walk() {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            Reply page = operator.get(LETTERS + "?limit=1" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.is(200).json().path("items").forEach(all::add);
            cursor = page.next();
        } while (!cursor.isEmpty());
        assertThat(all).doesNotHaveDuplicates();
        return all;
    }

    private String poison(UserId of, TaskId id) {
        TestLog.commit(of, event(id, 0, created()));
        String event = TestLog.commit(of, fromTheFuture(id, 1))
                .events()
                .getFirst()
                .id()
                .toString();
        await().until(() -> node.bean(Views.class).owners().state(of).block() != null);
        return event;
    }

    private static TaskEvent created() {
        return new TaskEvent.Created(
                "a", null, Status.TODO, Priority.NONE, Due.NONE, List.of(), "m", Instant.now(), null);
    }
}
