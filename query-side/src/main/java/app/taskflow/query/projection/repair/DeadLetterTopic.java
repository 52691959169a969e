package app.taskflow.query.projection.repair;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.taskflow.events.wire.EventHeaders;
import app.taskflow.events.wire.PublishedEvent;
import app.taskflow.events.wire.Topics;
import app.taskflow.log.EventLog;
import app.taskflow.log.failure.LogException;
import app.taskflow.query.store.DeadLetter;
import app.taskflow.query.store.DeadLetters;
import app.taskflow.query.store.ProjectionId;
import com.mongodb.MongoException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts dead letters on their topic, each with its envelope and data as on the topic of events, and the reason. What
 * MongoDB says has not been announced is announced, now or when Kafka is there again; after a crash perhaps twice.
 */
public final class DeadLetterTopic implements AutoCloseable {

    /** Why the event could not be applied. */
    public static final String REASON = "taskflow_reason";
    /** By which projection. */
    public static final String PROJECTION = "taskflow_projection";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterTopic.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int PAGE = 100;

    private final DeadLetters letters;
    private final EventLog log;
    private final ProjectionId projection;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final Thread announcer;
    private volatile boolean closed;

    public DeadLetterTopic(
            DeadLetters letters, EventLog log, ProjectionId projection, Supplier<Producer<byte[], byte[]>> producers) {
        this.letters = letters;
        this.log = log;
        this.projection = projection;
        this.producers = producers;
        announcer = Thread.ofVirtual().name("dead-letters").start(this::run);
    }

    /** Says that there is something to announce. */
    public void wake() {
        LockSupport.unpark(announcer);
    }

    private void run() {
        while (!closed) {
            try {
                announceAll();
            } catch (MongoException | LogException | KafkaException e) {
                LOG.warn("Dead letters are announced later: {}", e.toString());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void announceAll() {
        var pending = letters.unannounced(PAGE);
        if (pending.isEmpty()) {
            return;
        }
        try (Producer<byte[], byte[]> producer = producers.get()) {
            for (DeadLetter letter : pending) {
                announce(producer, letter);
            }
        }
    }

    private void announce(Producer<byte[], byte[]> producer, DeadLetter letter) {
        log.readOwner(letter.owner(), letter.ownerSequence(), 1).stream()
                .flatMap(commit -> commit.published().stream())
                .filter(event -> event.id().equals(letter.event()))
                .forEach(event -> send(producer, event, letter.reason()));
        letters.announced(letter.event());
    }

    private void send(Producer<byte[], byte[]> producer, PublishedEvent event, String reason) {
        var message = new ProducerRecord<>(
                Topics.EVENTS_DEAD, event.owner().toString().getBytes(UTF_8), event.data());
        EventHeaders.write(event, message.headers()::add);
        Map.of(REASON, reason, PROJECTION, projection.toString())
                .forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        try {
            producer.send(message).get();
        } catch (ExecutionException e) {
            throw new KafkaException("a dead letter was not accepted", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        wake();
    }
}
