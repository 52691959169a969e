package app.taskflow.query.projection;

import static app.taskflow.query.TestLog.erasure;
import static app.taskflow.query.TestLog.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.query.TestLog;
import app.taskflow.query.TestMongo;
import app.taskflow.query.TestNode;
import app.taskflow.query.store.PastState;
import com.mongodb.client.MongoDatabase;
import io.lettuce.core.SetArgs;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the views do when a user is to be forgotten. */
class ErasureTest {

    private final MongoDatabase database = TestMongo.newDatabase();
    private final TestNode node = new TestNode(database);
    private final UserId owner = TestLog.newOwner();
    private final UserId other = TestLog.newOwner(TestLog.PARTITIONING.of(owner));
    private final TaskId task = TestLog.newTask();
    private final TaskId othersTask = TestLog.newTask();

    @BeforeEach
    void project() {
        node.projection.start();
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void all_views_of_an_erased_user_go_and_nobody_elses() {
        TestLog.commit(owner, event(task, 0, created()));
        TestLog.commit(other, event(othersTask, 0, created()));
        awaitSequence(owner, 1);
        awaitSequence(other, 1);
        Instant now = Instant.now();
        node.views.past().keep(new PastState(owner, 1, now, List.of(), List.of()), now);
        TestLog.commit(owner, erasure(owner, 0));
        awaitSequence(owner, 2);
        assertThat(node.view(task)).isNull();
        assertThat(node.views.past().find(node.views.owners().state(owner), now))
                .isNull();
        assertThat(node.view(othersTask)).isNotNull();
    }

    @Test
    void what_comes_behind_the_erasure_is_not_to_be_seen_either() {
        TaskId late = TestLog.newTask();
        TestLog.commit(owner, event(task, 0, created()));
        TestLog.commit(owner, erasure(owner, 0));
        awaitSequence(owner, 2);
        TestLog.commit(owner, event(late, 0, created()), event(task, 1, new TaskEvent.Started()));
        awaitSequence(owner, 4);
        assertThat(node.view(late)).isNull();
        assertThat(node.view(task)).isNull();
        assertThat(node.catchUp.run(owner, Long.MAX_VALUE).isBlocked()).isFalse();
        assertThat(node.view(late)).as("no operator brings it back").isNull();
    }

    @Test
    void a_user_at_whose_event_the_projection_had_stopped_can_be_erased() {
        TestLog.commit(owner, event(task, 0, created()), TestLog.fromTheFuture(task, 1));
        await().until(() ->
                node.views.owners().blocked(TestLog.PARTITIONING.of(owner)).contains(owner));
        TestLog.commit(owner, erasure(owner, 0));
        awaitSequence(owner, 3);
        assertThat(node.views.owners().blocked(TestLog.PARTITIONING.of(owner))).doesNotContain(owner);
        assertThat(node.view(task)).isNull();
    }

    @Test
    void her_kept_answers_go_from_redis_and_nobody_elses() {
        await().until(() -> node.redis.session() != null);
        var commands = Objects.requireNonNull(node.redis.session()).commands();
        String hers = "tf:page:tasks_v1:" + owner + ":7:x";
        String others = "tf:page:tasks_v1:" + other + ":7:x";
        List.of(hers, others)
                .forEach(key -> commands.set(key, new byte[] {1}, SetArgs.Builder.ex(600))
                        .toCompletableFuture()
                        .join());
        TestLog.commit(owner, erasure(owner, 0));
        await().until(() -> commands.exists(hers).toCompletableFuture().join() == 0);
        assertThat(commands.exists(others).toCompletableFuture().join()).isEqualTo(1);
    }

    private static TaskEvent created() {
        return new TaskEvent.Created(
                "a", null, Status.TODO, Priority.NONE, Due.NONE, List.of(), "m", Instant.now(), null);
    }

    private void awaitSequence(UserId of, long sequence) {
        await().until(() -> node.sequence(of) == sequence);
    }
}
