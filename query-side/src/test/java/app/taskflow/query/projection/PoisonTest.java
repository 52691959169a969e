package app.taskflow.query.projection;

import static app.taskflow.query.TestLog.event;
import static app.taskflow.query.TestLog.fromTheFuture;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.taskflow.events.catalogue.EventCodec;
import app.taskflow.events.catalogue.EventType;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.events.wire.EventHeaders;
import app.taskflow.events.wire.Topics;
import app.taskflow.log.Commit;
import app.taskflow.log.EventDraft;
import app.taskflow.query.TestLog;
import app.taskflow.query.TestMongo;
import app.taskflow.query.TestNode;
import app.taskflow.query.TestRedis;
import app.taskflow.query.projection.repair.DeadLetterDesk.Outcome;
import app.taskflow.query.projection.repair.DeadLetterTopic;
import app.taskflow.query.projection.repair.TaskEvents;
import app.taskflow.query.store.DeadLetter;
import app.taskflow.query.view.TaskView;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An event that cannot be applied stops its owner and nobody else, until an operator decides. */
class PoisonTest {

    private static final TaskEvent.Started STARTED = new TaskEvent.Started();
    private static final EventCodec CODEC = EventCodec.standard();

    private volatile boolean upgraded;
    private final MongoDatabase database = TestMongo.newDatabase();
    private final TestNode node = new TestNode(database, TestRedis.url(), new TaskEvents(this::decode), TestLog.LOG);
    private final UserId owner = TestLog.newOwner(1);
    private final UserId neighbour = TestLog.newOwner(1);
    private final TaskId task = TestLog.newTask();

    /** What no program can read today is an event like any other to the next one. */
    private Object decode(EventType type, byte[] data) {
        boolean known = upgraded && type.name().equals("task.teleported");
        return known ? new TaskEvent.Retitled("teleported") : CODEC.decode(type, data);
    }

    @BeforeEach
    void project() {
        node.projection.start();
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void it_stops_its_owner_alone() {
        poison();
        TaskId other = TestLog.newTask();
        TestLog.commit(neighbour, event(other, 0, created("b")));
        await().until(() -> node.sequence(neighbour) == 1);
        assertThat(node.sequence(owner)).isEqualTo(1);
        assertThat(view().version()).isEqualTo(1);
    }

    @Test
    void a_commit_is_applied_whole_or_not_at_all() {
        TestLog.commit(owner, event(task, 0, created("a")), fromTheFuture(task, 1));
        await().until(this::isBlocked);
        assertThat(node.view(task)).isNull();
        assertThat(node.sequence(owner)).isZero();
    }

    @Test
    void it_is_shown_with_the_reason_and_where() {
        Commit commit = poison();
        DeadLetter letter = ownLetters().getFirst();
        assertThat(letter.owner()).isEqualTo(owner);
        assertThat(letter.position()).isEqualTo(commit.position());
        assertThat(letter.ownerSequence()).isEqualTo(2);
        assertThat(letter.type().name()).isEqualTo("task.teleported");
        assertThat(letter.reason()).contains("not in the event catalogue", "task.teleported");
    }

    @Test
    void it_goes_to_the_dead_letter_topic_with_its_envelope_and_the_reason() {
        Commit commit = poison();
        String id = commit.events().getFirst().id().toString();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                TestLog.KAFKA.with(Map.of()), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.EVENTS_DEAD).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().untilAsserted(() -> assertThat(consumer.poll(Duration.ofMillis(200)))
                    .anySatisfy(letter -> {
                        assertThat(header(letter, EventHeaders.ID)).isEqualTo(id);
                        assertThat(header(letter, DeadLetterTopic.REASON)).contains("task.teleported");
                        assertThat(letter.value())
                                .isEqualTo(commit.events().getFirst().data());
                    }));
        }
    }

    @Test
    void trying_again_with_the_same_program_changes_nothing() {
        EventId event = blockingEvent();
        assertThat(node.desk.retry(event)).isInstanceOf(Outcome.Blocked.class);
        assertThat(isBlocked()).isTrue();
        assertThat(node.sequence(owner)).isEqualTo(1);
    }

    @Test
    void trying_again_with_a_newer_program_applies_it_and_all_that_was_held_back() {
        EventId event = blockingEvent();
        TestLog.commit(owner, event(task, 2, STARTED));
        awaitHeldBack(3);
        upgraded = true;
        assertThat(node.desk.retry(event)).isEqualTo(new Outcome.Released(3));
        assertThat(view().title()).isEqualTo("teleported");
        assertThat(view().status()).isEqualTo(Status.IN_PROGRESS);
        TestLog.commit(owner, event(task, 3, new TaskEvent.Retitled("c")));
        await().until(() -> node.sequence(owner) == 4);
        assertThat(view().title()).isEqualTo("c");
        assertThat(ownLetters()).isEmpty();
        assertThat(node.desk.retry(event)).isInstanceOf(Outcome.NotBlocking.class);
    }

    @Test
    void skipping_it_applies_what_came_after_it() {
        EventId event = blockingEvent();
        TestLog.commit(owner, event(task, 2, STARTED));
        awaitHeldBack(3);
        assertThat(node.desk.skip(event)).isEqualTo(new Outcome.Released(3));
        assertThat(view().title()).isEqualTo("a");
        assertThat(view().status()).isEqualTo(Status.IN_PROGRESS);
        assertThat(view().version()).isEqualTo(3);
        TestLog.commit(owner, event(task, 3, new TaskEvent.Retitled("c")));
        await().until(() -> node.sequence(owner) == 4);
    }

    @Test
    void a_task_whose_creation_was_skipped_stays_unknown_and_its_owners_others_go_on() {
        TestLog.commit(owner, fromTheFuture(task, 0));
        await().until(this::isBlocked);
        node.desk.skip(ownLetters().getFirst().event());
        TaskId other = TestLog.newTask();
        TestLog.commit(owner, event(task, 1, STARTED), event(other, 0, created("b")));
        await().until(() -> node.sequence(owner) == 3);
        assertThat(node.view(task)).isNull();
        assertThat(node.view(other)).isNotNull();
    }

    @Test
    void a_block_outlives_the_projection() {
        EventId event = blockingEvent();
        node.projection.close();
        try (TestNode next = new TestNode(database)) {
            next.projection.start();
            TestLog.commit(owner, event(task, 2, STARTED));
            TaskId other = TestLog.newTask();
            TestLog.commit(neighbour, event(other, 0, created("b")));
            await().until(() -> next.sequence(neighbour) == 1);
            assertThat(next.sequence(owner)).isEqualTo(1);
            assertThat(next.desk.skip(event)).isEqualTo(new Outcome.Released(3));
        }
    }

    @Test
    void nothing_is_lost_between_a_release_and_events_that_arrive_meanwhile() throws Exception {
        try (ExecutorService background = Executors.newVirtualThreadPerTaskExecutor()) {
            long sequence = 1;
            TestLog.commit(owner, event(task, 0, created("a")));
            for (int round = 0; round < 10; round++) {
                TestLog.commit(owner, fromTheFuture(task, sequence++));
                await().until(this::isBlocked);
                EventId blocking = ownLetters().getFirst().event();
                var skipped = background.submit(() -> node.desk.skip(blocking));
                for (int i = 0; i < 5; i++) {
                    TestLog.commit(owner, event(task, sequence++, new TaskEvent.Retitled("r" + round + "." + i)));
                }
                assertThat(skipped.get()).isInstanceOf(Outcome.Released.class);
                long reached = sequence;
                await().until(() -> node.sequence(owner) == reached);
                assertThat(view().title()).isEqualTo("r" + round + ".4");
            }
        }
    }

    private Commit poison() {
        TestLog.commit(owner, event(task, 0, created("a")));
        EventDraft unreadable = fromTheFuture(task, 1);
        Commit commit = TestLog.commit(owner, unreadable);
        await().until(this::isBlocked);
        return commit;
    }

    private EventId blockingEvent() {
        return poison().events().getFirst().id();
    }

    /** The log has dead letters of other tests, too. */
    private List<DeadLetter> ownLetters() {
        return node.desk.blocking(1000).stream()
                .filter(letter -> letter.owner().equals(owner))
                .toList();
    }

    private boolean isBlocked() {
        return node.views.owners().state(owner).block() != null;
    }

    private void awaitHeldBack(long sequence) {
        await().until(() ->
                Objects.requireNonNull(node.views.owners().state(owner).block()).heldBackTo() == sequence);
    }

    private TaskView view() {
        return Objects.requireNonNull(node.view(task));
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        var header = letter.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    private static TaskEvent created(String title) {
        return new TaskEvent.Created(
                title, null, Status.TODO, Priority.NONE, Due.NONE, List.of(), "m", Instant.now(), null);
    }
}
