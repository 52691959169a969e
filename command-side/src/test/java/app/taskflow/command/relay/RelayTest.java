package app.taskflow.command.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.taskflow.command.TestServers;
import app.taskflow.events.catalogue.EventType;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Partitioning;
import app.taskflow.events.wire.Topics;
import app.taskflow.log.CommitDraft;
import app.taskflow.log.EventDraft;
import app.taskflow.log.EventLog;
import app.taskflow.log.LogOptions;
import app.taskflow.log.lease.LeaseOptions;
import app.taskflow.log.lease.Leases;
import com.github.f4b6a3.uuid.UuidCreator;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** The partitions of a node from the lease to the producer. */
class RelayTest {

    private static final Node BROKER = new Node(1, "localhost", 1);
    private static final RelayOptions OPTIONS = new RelayOptions(
            Duration.ofSeconds(1),
            Duration.ofMillis(250),
            500,
            8192,
            Duration.ofSeconds(2),
            Duration.ofSeconds(15),
            Duration.ofMillis(200));

    private final AtomicInteger asked = new AtomicInteger();
    private final MockProducer<String, byte[]> producer = new MockProducer<>(
            new Cluster(
                    "cluster",
                    List.of(BROKER),
                    List.of(new PartitionInfo(Topics.EVENTS, 0, BROKER, new Node[] {BROKER}, new Node[] {BROKER})),
                    Set.of(),
                    Set.of()),
            true,
            null,
            new StringSerializer(),
            new ByteArraySerializer());

    /** As a thread that has ended would publish nothing any more, while its lease keeps all others from it. */
    @Test
    void a_failure_that_nobody_thought_of_is_tried_again_like_any_other() {
        try (MongoClient client = MongoClients.create(TestServers.mongoUri())) {
            MongoDatabase database = client.getDatabase(TestServers.newDatabase());
            Partitioning one = new Partitioning(1);
            try (EventLog log = EventLog.open(database, one, LogOptions.DEFAULT);
                    Relay relay = new Relay(log, new SharedProducer(this::failingAtFirst), OPTIONS);
                    Leases _ = Leases.start(database, "relay", one, "node", relay, LeaseOptions.DEFAULT)) {
                log.append(commit());
                await().until(() -> producer.history().size() == 1);
            }
        }
        assertThat(asked).hasValue(2);
        assertThat(producer.history()).extracting(ProducerRecord::topic).containsExactly(Topics.EVENTS);
    }

    private Producer<String, byte[]> failingAtFirst() {
        if (asked.incrementAndGet() == 1) {
            throw new IllegalStateException("something that nobody thought of");
        }
        return producer;
    }

    private static CommitDraft commit() {
        UserId owner = new UserId(UUID.randomUUID());
        EventDraft event = new EventDraft(
                UUID.randomUUID(),
                0,
                new EventId(UuidCreator.getTimeOrderedEpoch()),
                new EventType("test.happened", 1),
                "{}".getBytes(StandardCharsets.UTF_8));
        return new CommitDraft(owner, owner.toString(), "request", null, null, Instant.now(), List.of(event));
    }
}
