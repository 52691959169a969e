package app.taskflow.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.taskflow.events.catalogue.EventCatalogue;
import app.taskflow.events.catalogue.EventCodec;
import app.taskflow.events.catalogue.EventType;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.events.user.UserEvent;
import app.taskflow.events.wire.EventHeaders;
import app.taskflow.events.wire.Partitioning;
import app.taskflow.events.wire.PublishedEvent;
import app.taskflow.events.wire.Topics;
import app.taskflow.log.Commit;
import app.taskflow.log.CommitDraft;
import app.taskflow.log.EventDraft;
import app.taskflow.log.EventLog;
import app.taskflow.log.LogOptions;
import app.taskflow.query.projection.KafkaAccess;
import app.taskflow.servers.EmbeddedKafka;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * One log and one Kafka for all tests of this process. Tests keep apart by their owners, and by views of their own; the
 * relay's part is played here, well or badly as a test wants.
 */
public final class TestLog {

    public static final Partitioning PARTITIONING = new Partitioning(4);
    public static final MongoDatabase DATABASE = TestMongo.newDatabase();
    public static final EventLog LOG = EventLog.open(DATABASE, PARTITIONING, LogOptions.DEFAULT);
    public static final KafkaAccess KAFKA = startKafka();

    private static final EventCodec CODEC = EventCodec.standard();
    private static final Producer<byte[], byte[]> PRODUCER = producer();

    private TestLog() {}

    private static KafkaAccess startKafka() {
        EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.Options.in(TestDirectories.make("kafka")));
        KafkaAccess access = new KafkaAccess(kafka.bootstrapServers(), null, Map.of());
        try (Admin admin = Admin.create(access.with(Map.of()))) {
            admin.createTopics(List.of(
                            new NewTopic(Topics.EVENTS, Optional.of(PARTITIONING.partitions()), Optional.empty()),
                            new NewTopic(Topics.EVENTS_DEAD, Optional.of(PARTITIONING.partitions()), Optional.empty())))
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return access;
    }

    public static Producer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                KAFKA.with(Map.of("linger.ms", 0)), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** An owner whose events go to a partition. */
    public static UserId newOwner(int partition) {
        while (true) {
            UserId owner = newOwner();
            if (PARTITIONING.of(owner) == partition) {
                return owner;
            }
        }
    }

    public static UserId newOwner() {
        return new UserId(UUID.randomUUID());
    }

    public static TaskId newTask() {
        return new TaskId(UUID.randomUUID());
    }

    /** An event of a task, as it is to be recorded. */
    public static EventDraft event(TaskId task, long sequence, TaskEvent event) {
        return new EventDraft(
                task.value(), sequence, newEventId(), EventCatalogue.typeOf(event.getClass()), CODEC.encode(event));
    }

    /** The first event of a task with nothing but a title. */
    public static TaskEvent created(String title) {
        return new TaskEvent.Created(
                title, null, Status.TODO, Priority.NONE, Due.NONE, List.of(), "m", Instant.EPOCH, null);
    }

    /** The event by which a user is to be forgotten. */
    public static EventDraft erasure(UserId user, long sequence) {
        var event = new UserEvent.Erased();
        return new EventDraft(
                user.value(), sequence, newEventId(), EventCatalogue.typeOf(event.getClass()), CODEC.encode(event));
    }

    /** An event that no program of today can read. */
    public static EventDraft fromTheFuture(TaskId task, long sequence) {
        return new EventDraft(
                task.value(), sequence, newEventId(), new EventType("task.teleported", 1), "{}".getBytes(UTF_8));
    }

    private static EventId newEventId() {
        var random = ThreadLocalRandom.current();
        return new EventId(new UUID(random.nextLong(), random.nextLong()));
    }

    /** Records a commit and lets Kafka wait for it. */
    public static Commit record(UserId owner, EventDraft... events) {
        return record(owner, Instant.now(), events);
    }

    private static Commit record(UserId owner, Instant at, EventDraft... events) {
        return LOG.append(new CommitDraft(owner, owner.toString(), "test", null, null, at, Arrays.asList(events)));
    }

    /** Records a commit of that time and publishes it. */
    public static Commit commit(UserId owner, Instant at, EventDraft... events) {
        Commit commit = record(owner, at, events);
        publish(commit);
        return commit;
    }

    /** Records a commit and publishes it. */
    public static Commit commit(UserId owner, EventDraft... events) {
        Commit commit = record(owner, events);
        publish(commit);
        return commit;
    }

    public static void publish(Commit commit) {
        publish(commit.published());
    }

    /** Puts events on Kafka; returns when they are there. */
    public static void publish(List<PublishedEvent> events) {
        List<java.util.concurrent.Future<?>> sent = new ArrayList<>();
        for (PublishedEvent event : events) {
            var message = new ProducerRecord<>(
                    Topics.EVENTS,
                    event.position().partition(),
                    event.owner().toString().getBytes(UTF_8),
                    event.data());
            EventHeaders.write(event, message.headers()::add);
            sent.add(PRODUCER.send(message));
        }
        PRODUCER.flush();
        for (var done : sent) {
            try {
                done.get();
            } catch (ExecutionException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Puts a record on Kafka that is no event. */
    public static void publishGarbage(int partition) {
        var _ = PRODUCER.send(new ProducerRecord<>(Topics.EVENTS, partition, new byte[] {1}, new byte[] {2}));
        PRODUCER.flush();
    }
}
