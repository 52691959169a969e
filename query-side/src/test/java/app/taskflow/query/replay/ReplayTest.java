package app.taskflow.query.replay;

import static app.taskflow.query.TestLog.event;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.query.TestLog;
import app.taskflow.query.client.Client;
import app.taskflow.query.client.Operator;
import app.taskflow.query.client.Reply;
import app.taskflow.query.store.TaskField;
import app.taskflow.query.store.Uuids;
import app.taskflow.query.view.TaskFold;
import app.taskflow.web.problem.ProblemCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What operators do about views that are wrong, on two running NODES. */
class ReplayTest {

    private static final String ALL = "{\"projection\":\"tasks\"}";

    private static final TwoNodes NODES = new TwoNodes(Map.of());

    private final Operator operator = NODES.operator();
    private final UserId owner = TestLog.newOwner();
    private final TaskId task = TestLog.newTask();

    @BeforeAll
    static void catchUp() {
        NODES.catchUp();
    }

    @AfterAll
    static void close() {
        NODES.close();
    }

    @Test
    void views_are_built_anew_and_shown_on_both_nodes_and_those_from_before_again() {
        long written = write("right");
        int before = version();
        tamper(before, "wrong");
        awaitTitles("wrong", written);

        Reply asked = operator.postJson("/replays", ALL).is(202);
        String id = asked.json().path("id").asString();
        assertThat(asked.header("Location")).isEqualTo("/api/v1/replays/" + id);
        JsonNode replay = NODES.ended(operator, id);
        assertThat(replay.path("state").asString()).as(replay.toString()).isEqualTo("switched");
        assertThat(replay.path("verified").asBoolean()).isTrue();
        assertThat(replay.path("differences").isEmpty()).isTrue();
        assertThat(replay.path("processed").asLong())
                .isEqualTo(replay.path("total").asLong())
                .isPositive();
        assertThat(version()).isEqualTo(replay.path("version").asInt()).isGreaterThan(before);
        awaitTitles("right", written);

        operator.post("/replays/" + id + "/rollback").is(202);
        assertThat(version()).isEqualTo(before);
        awaitTitles("wrong", written);
        assertThat(operator.get("/replays/" + id).json().path("state").asString())
                .isEqualTo("rolled-back");
        operator.post("/replays/" + id + "/rollback").is(202);
        operator.post("/replays/" + id + "/cancel").isProblem(ProblemCode.REPLAY_FINISHED);
        assertThat(operator.recorded())
                .contains("operation.replay-asked {\"replayId\":\"" + id + "\",\"projection\":\"tasks\"}")
                .contains("operation.rollback-asked {\"replayId\":\"" + id + "\"}");
        healOwner();
    }

    @Test
    void both_versions_have_what_comes_after_the_switch() {
        write("a");
        String id = NODES.ask(operator, ALL);
        assertThat(NODES.ended(operator, id).path("state").asString()).isEqualTo("switched");
        long sequence = TestLog.commit(owner, event(task, 1, new TaskEvent.Retitled("b")))
                .lastSequence();
        awaitTitles("b", sequence);
        operator.post("/replays/" + id + "/rollback").is(202);
        assertThat(titles(NODES.second().port(), sequence)).containsExactly("b");
    }

    @Test
    void views_that_an_earlier_release_has_made_are_built_anew_without_anybody_asking() {
        long written = write("right");
        int before = version();
        tamper(before, "lacking");
        NODES.views()
                .database()
                .getCollection("projections")
                .updateOne(eq("_id", "tasks"), set("folds." + before, TaskFold.VERSION - 1));
        awaitTitles("right", written);
        assertThat(version()).isGreaterThan(before);
        assertThat(operator.get("/replays?limit=1")
                        .json()
                        .path("items")
                        .path(0)
                        .path("askedBy")
                        .asString())
                .isEqualTo("fold-" + TaskFold.VERSION);
        assertThat(NODES.views().table().isOutdated()).isFalse();
    }

    @Test
    void one_replay_runs_at_a_time_and_can_be_cancelled() {
        write("a");
        int before = version();
        String key = UUID.randomUUID().toString();
        // Every node has to say that it feeds the new views, which takes it longer than the calls below.
        String id = operator.postJson("/replays", ALL, "Idempotency-Key", key)
                .is(202)
                .json()
                .path("id")
                .asString();
        operator.postJson("/replays", ALL).isProblem(ProblemCode.REPLAY_RUNNING);
        assertThat(operator.postJson("/replays", ALL, "Idempotency-Key", key)
                        .is(202)
                        .json()
                        .path("id")
                        .asString())
                .isEqualTo(id);
        operator.post("/replays/" + id + "/cancel").is(202);
        assertThat(NODES.ended(operator, id).path("state").asString()).isEqualTo("cancelled");
        operator.post("/replays/" + id + "/cancel").is(202);
        operator.post("/replays/" + id + "/rollback").isProblem(ProblemCode.CONFLICT);
        assertThat(version()).isEqualTo(before);
    }

    @Test
    void views_that_are_tampered_with_while_they_are_built_are_found_and_never_shown() {
        long written = write("right");
        int before = version();
        String id = NODES.ask(operator, ALL);
        await().until(() ->
                NODES.operator().get("/replays/" + id).json().path("version").asInt(0) > 0);
        int building = operator.get("/replays/" + id).json().path("version").asInt();
        await().pollInterval(Duration.ofMillis(10)).until(() -> tamper(building, "wrong") == 1 || isEnded(id));
        JsonNode replay = NODES.ended(operator, id);
        assertThat(replay.path("state").asString()).as(replay.toString()).isEqualTo("failed");
        assertThat(replay.path("verified").asBoolean()).isFalse();
        JsonNode difference = replay.path("differences").path(0);
        assertThat(difference.path("ownerId").asString()).isEqualTo(owner.toString());
        assertThat(difference.path("taskId").asString()).isEqualTo(task.toString());
        assertThat(difference.path("kind").asString()).isEqualTo("changed");
        assertThat(difference.path("fields").path(0).asString()).isEqualTo("title");
        assertThat(version()).isEqualTo(before);
        assertThat(titles(NODES.second().port(), written)).containsExactly("right");
    }

    @Test
    void one_owners_views_are_put_right_and_she_sees_it_although_pages_are_kept() {
        long written = write("right");
        int live = version();
        tamper(live, "wrong");
        assertThat(new Client(NODES.first().port(), owner).list("limit=7").titles())
                .containsExactly("wrong");
        String wrong = new Client(NODES.first().port(), owner)
                .get("/tasks/" + task)
                .is(200)
                .etag();
        JsonNode replay = healOwner();
        assertThat(replay.path("verified").asBoolean()).isTrue();
        assertThat(replay.path("differenceCount").asInt()).isEqualTo(1);
        long renewed = written + 1;
        assertThat(new Client(NODES.first().port(), owner)
                        .waiting(10)
                        .wrote(renewed)
                        .list("limit=7")
                        .titles())
                .containsExactly("right");
        Client knowsTheWrong =
                new Client(NODES.first().port(), owner).waiting(10).wrote(renewed);
        assertThat(knowsTheWrong
                        .get("/tasks/" + task, "If-None-Match", wrong)
                        .is(200)
                        .json()
                        .path("title")
                        .asString())
                .isEqualTo("right");
        assertThat(TestLog.LOG
                        .readOwner(owner, renewed, 1)
                        .getFirst()
                        .events()
                        .getFirst()
                        .type()
                        .name())
                .isEqualTo("operation.views-renewed");
        operator.post("/replays/" + replay.path("id").asString() + "/rollback").isProblem(ProblemCode.CONFLICT);
    }

    @Test
    void bad_requests_have_their_answers_and_change_nothing() {
        operator.postJson("/replays", "{}").isProblem(ProblemCode.VALIDATION_FAILED);
        operator.postJson("/replays", "{\"projection\":\"users\"}").isProblem(ProblemCode.VALIDATION_FAILED);
        operator.postJson("/replays", "{\"projection\":\"tasks\",\"ownerId\":\"x\"}")
                .isProblem(ProblemCode.VALIDATION_FAILED);
        operator.postJson("/replays", "{\"projection\":\"tasks\",\"speed\":1}").isProblem(ProblemCode.UNKNOWN_PROPERTY);
        operator.get("/replays/" + UUID.randomUUID()).isProblem(ProblemCode.NOT_FOUND);
        operator.get("/replays/1").isProblem(ProblemCode.INVALID_PARAMETER);
        new Client(NODES.second().port(), owner).get("/replays").isProblem(ProblemCode.FORBIDDEN);
        assertThat(operator.get("/replays?limit=1").is(200).json().path("items").size())
                .isLessThanOrEqualTo(1);
    }

    private boolean isEnded(String id) {
        return operator.get("/replays/" + id).json().has("finishedAt");
    }

    private JsonNode healOwner() {
        String id = NODES.ask(operator, "{\"projection\":\"tasks\",\"ownerId\":\"%s\"}".formatted(owner));
        JsonNode replay = NODES.ended(operator, id);
        assertThat(replay.path("state").asString()).as(replay.toString()).isEqualTo("switched");
        return replay;
    }

    private long write(String title) {
        long written = TestLog.commit(
                        owner,
                        event(
                                task,
                                0,
                                new TaskEvent.Created(
                                        title,
                                        null,
                                        Status.TODO,
                                        Priority.NONE,
                                        Due.NONE,
                                        List.of(),
                                        "m",
                                        Instant.now(),
                                        null)))
                .lastSequence();
        await().until(() -> NODES.views().owners().sequence(owner) == written);
        return written;
    }

    private long tamper(int version, String title) {
        return NODES.views()
                .tasks(version)
                .stored()
                .updateOne(eq(TaskField.ID, Uuids.bson(task.value())), set("title", title))
                .getModifiedCount();
    }

    private int version() {
        return operator.get("/projections")
                .is(200)
                .json()
                .path("items")
                .path(0)
                .path("version")
                .asInt();
    }

    private void awaitTitles(String title, long written) {
        for (int port : new int[] {NODES.first().port(), NODES.second().port()}) {
            await().untilAsserted(() -> assertThat(titles(port, written)).containsExactly(title));
        }
    }

    private List<String> titles(int port, long written) {
        return new Client(port, owner).waiting(10).wrote(written).list("").titles();
    }
}
