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
import app.taskflow.query.RunningQuerySide;
import app.taskflow.query.TestDirectories;
import app.taskflow.query.TestLog;
import app.taskflow.query.TestRedis;
import app.taskflow.query.client.Client;
import app.taskflow.query.client.Operator;
import app.taskflow.query.store.TaskField;
import app.taskflow.query.store.Uuids;
import app.taskflow.query.store.Views;
import com.mongodb.client.MongoCollection;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Views that come to differ from the log are found and put right without anybody asking. */
class DriftTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final UserId owner = TestLog.newOwner();
    private final List<TaskId> tasks = List.of(TestLog.newTask(), TestLog.newTask(), TestLog.newTask());

    @Test
    void an_owner_whose_views_are_wrong_is_found_and_put_right_and_told_of() {
        try (RunningQuerySide node = RunningQuerySide.start(Map.of(
                // Revisions in Redis are those of one database of views.
                "spring.data.redis.url",
                TestRedis.start(TestDirectories.make("redis"), 0).url(),
                "taskflow.query.drift.owners-per-minute",
                "100000000",
                "taskflow.query.projection.stall-check",
                "300ms"))) {
            for (TaskId task : tasks) {
                TestLog.commit(owner, event(task, 0, created()));
            }
            Views views = node.bean(Views.class);
            await().atMost(PATIENCE).until(() -> views.owners().sequence(owner) == 3);
            MongoCollection<BsonDocument> stored = views.tasks().stored();
            stored.updateOne(id(tasks.get(0)), set("title", "changed"));
            stored.deleteOne(id(tasks.get(1)));
            stored.updateOne(id(tasks.get(2)), set(TaskField.VERSION, 9L));

            Operator operator = new Operator(node.port());
            UUID before = new UUID(
                    owner.value().getMostSignificantBits(), owner.value().getLeastSignificantBits() - 1);
            await().atMost(PATIENCE).until(() -> {
                // Its round would come to her, but there are many before her.
                views.database()
                        .getCollection(views.projection().bookkeeping("drift"))
                        .updateOne(eq("_id", "round"), set("after", Uuids.bson(before)));
                return replays(operator).stream()
                        .anyMatch(replay -> replay.path("state").asString().equals("switched"));
            });
            JsonNode healed = replays(operator).getLast();
            assertThat(healed.path("askedBy").asString()).isEqualTo("drift-check");
            assertThat(healed.path("ownerId").asString()).isEqualTo(owner.toString());
            assertThat(healed.path("differences").findValuesAsString("kind"))
                    .containsExactlyInAnyOrder("changed", "missing", "unexpected");
            Client client = new Client(node.port(), owner).waiting(10).wrote(4);
            assertThat(client.list("").titles()).containsExactly("a", "a", "a");
            assertThat(node.bean(MeterRegistry.class)
                            .counter("taskflow.drift.owners.wrong")
                            .count())
                    .isGreaterThanOrEqualTo(1);
        }
    }

    private List<JsonNode> replays(Operator operator) {
        JsonNode items = operator.get("/replays").is(200).json().path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(replay -> replay.path("ownerId").asString().equals(owner.toString()))
                .toList();
    }

    private static org.bson.conversions.Bson id(TaskId task) {
        return eq(TaskField.ID, Uuids.bson(task.value()));
    }

    private static TaskEvent created() {
        return new TaskEvent.Created(
                "a", null, Status.TODO, Priority.NONE, Due.NONE, List.of(), "m", Instant.now(), null);
    }
}
