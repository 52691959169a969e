package app.taskflow.query.projection;

import static app.taskflow.query.TestLog.created;
import static app.taskflow.query.TestLog.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.Status;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.log.Commit;
import app.taskflow.query.TestLog;
import app.taskflow.query.TestMongo;
import app.taskflow.query.TestNode;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From events on Kafka, and off it, to views. */
class ProjectionTest {

    private static final TaskEvent.Started STARTED = new TaskEvent.Started();

    private final MongoDatabase database = TestMongo.newDatabase();
    private final TestNode node = new TestNode(database);
    private final UserId owner = TestLog.newOwner();
    private final TaskId task = TestLog.newTask();

    @BeforeEach
    void project() {
        node.projection.start();
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void an_event_on_kafka_becomes_a_view() {
        Commit commit = TestLog.commit(owner, event(task, 0, created("Water the plants")));
        awaitSequence(1);
        assertThat(Objects.requireNonNull(node.view(task)).title()).isEqualTo("Water the plants");
        assertThat(Objects.requireNonNull(node.view(task)).updatedAt()).isEqualTo(commit.at());
    }

    @Test
    void what_is_delivered_again_changes_nothing() {
        Commit first = TestLog.commit(owner, event(task, 0, created("a")));
        Commit second = TestLog.commit(owner, event(task, 1, new TaskEvent.Retitled("b")));
        TestLog.publish(first);
        TestLog.publish(second);
        TestLog.publish(first);
        TestLog.commit(owner, event(task, 2, STARTED));
        awaitSequence(3);
        assertThat(Objects.requireNonNull(node.view(task)).title()).isEqualTo("b");
        assertThat(Objects.requireNonNull(node.view(task)).version()).isEqualTo(3);
    }

    @Test
    void commits_that_kafka_lost_come_from_the_log() {
        TestLog.record(owner, event(task, 0, created("a")));
        TestLog.record(owner, event(task, 1, new TaskEvent.Retitled("b")));
        TestLog.commit(owner, event(task, 2, STARTED));
        awaitSequence(3);
        assertThat(Objects.requireNonNull(node.view(task)).title()).isEqualTo("b");
    }

    @Test
    void the_last_commits_too_if_kafka_lost_them() {
        TestLog.record(owner, event(task, 0, created("a")), event(task, 1, STARTED));
        awaitSequence(2);
        assertThat(Objects.requireNonNull(node.view(task)).status()).isEqualTo(Status.IN_PROGRESS);
    }

    @Test
    void a_commit_that_kafka_has_in_part_comes_from_the_log_as_a_whole() {
        Commit commit = TestLog.record(owner, event(task, 0, created("a")), event(task, 1, STARTED));
        TestLog.publish(commit.published().subList(1, 2));
        awaitSequence(2);
        assertThat(Objects.requireNonNull(node.view(task)).version()).isEqualTo(2);
    }

    @Test
    void records_that_are_no_events_are_passed_over() {
        TestLog.commit(owner, event(task, 0, created("a")));
        TestLog.publishGarbage(TestLog.PARTITIONING.of(owner));
        TestLog.commit(owner, event(task, 1, STARTED));
        awaitSequence(2);
    }

    @Test
    void another_projection_begins_where_this_one_was_closed() {
        TestLog.commit(owner, event(task, 0, created("a")));
        awaitSequence(1);
        node.projection.close();
        TestLog.commit(owner, event(task, 1, STARTED));
        try (TestNode next = new TestNode(database)) {
            next.projection.start();
            await().until(() -> next.sequence(owner) == 2);
        }
    }

    @Test
    void a_task_that_left_the_trash_and_comes_back_is_made_anew_from_the_log() {
        TestLog.commit(owner, event(task, 0, created("a")), event(task, 1, new TaskEvent.Deleted(Instant.now())));
        awaitSequence(2);
        node.views
                .tasks()
                .collection()
                .deleteOne(new org.bson.BsonDocument("_id", new org.bson.BsonBinary(task.value())));
        TestLog.commit(owner, event(task, 2, new TaskEvent.Restored()));
        awaitSequence(3);
        assertThat(Objects.requireNonNull(node.view(task)).deletedAt()).isNull();
        assertThat(Objects.requireNonNull(node.view(task)).title()).isEqualTo("a");
    }

    private void awaitSequence(long sequence) {
        await().until(() -> node.sequence(owner) == sequence);
    }
}
