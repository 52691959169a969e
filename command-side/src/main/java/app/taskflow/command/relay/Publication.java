package app.taskflow.command.relay;

import static org.apache.kafka.clients.producer.ProducerConfig.ACKS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.BATCH_SIZE_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.BUFFER_MEMORY_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.CLIENT_ID_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.ENABLE_METRICS_PUSH_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.LINGER_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.MAX_BLOCK_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION;
import static org.apache.kafka.clients.producer.ProducerConfig.METRIC_REPORTER_CLASSES_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG;

import app.taskflow.events.wire.EventHeaders;
import app.taskflow.events.wire.PublishedEvent;
import app.taskflow.events.wire.Topics;
import app.taskflow.log.Commit;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Commits of one partition on their way to Kafka, through a producer of its own. What arrives there is a run of
 * commits without a gap: only one request is under way at a time, and at the first failure the producer is closed from
 * its own I/O thread, before it could send anything that comes after. Whoever goes on begins anew behind what was
 * acknowledged.
 */
final class Publication implements AutoCloseable {

    private static final Map<String, Object> PRODUCER = Map.ofEntries(
            Map.entry(ENABLE_IDEMPOTENCE_CONFIG, true),
            Map.entry(ACKS_CONFIG, "all"),
            Map.entry(MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1),
            // An event is never given up while its partition is ours: an outage of Kafka is waited out.
            Map.entry(DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE),
            Map.entry(REQUEST_TIMEOUT_MS_CONFIG, 10_000),
            Map.entry(MAX_BLOCK_MS_CONFIG, 5_000L),
            Map.entry(RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000L),
            // One event alone goes at once; under load batches fill while the request before them is under way.
            Map.entry(LINGER_MS_CONFIG, 0L),
            Map.entry(BATCH_SIZE_CONFIG, 256 << 10),
            Map.entry(BUFFER_MEMORY_CONFIG, 32L << 20),
            Map.entry(ENABLE_METRICS_PUSH_CONFIG, false),
            Map.entry(METRIC_REPORTER_CLASSES_CONFIG, ""));

    private final Producer<String, byte[]> producer;
    private final int partition;
    private final Signal progress;
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile long acknowledged;
    private volatile @Nullable Exception failure;

    /** @param acknowledged the n behind which it begins */
    private Publication(Producer<String, byte[]> producer, int partition, long acknowledged, Signal progress) {
        this.producer = producer;
        this.partition = partition;
        this.acknowledged = acknowledged;
        this.progress = progress;
    }

    static Publication begin(KafkaSettings kafka, int partition, long acknowledged, Signal progress) {
        Map<String, Object> settings = kafka.with(PRODUCER);
        settings.put(CLIENT_ID_CONFIG, "taskflow-relay-" + partition);
        return new Publication(
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()),
                partition,
                acknowledged,
                progress);
    }

    /** The n up to which Kafka has everything. */
    long acknowledged() {
        return acknowledged;
    }

    /** How many events are not acknowledged yet. */
    int underWay() {
        return underWay.get();
    }

    /** @throws PublicationFailedException if this or an earlier commit could not be sent; nothing after it was */
    void send(Commit commit) {
        for (PublishedEvent event : commit.published()) {
            underWay.incrementAndGet();
            try {
                Future<?> _ = producer.send(record(event), (_, e) -> completed(event, e));
            } catch (KafkaException | IllegalStateException e) {
                // Closed meanwhile, by a failure or because the partition goes to another node.
                completed(event, e);
            }
            requireIntact();
        }
    }

    void requireIntact() {
        Exception cause = failure;
        if (cause != null) {
            throw new PublicationFailedException(partition, acknowledged, cause);
        }
    }

    private ProducerRecord<String, byte[]> record(PublishedEvent event) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(
                Topics.EVENTS,
                partition,
                event.at().toEpochMilli(),
                event.owner().toString(),
                event.data());
        EventHeaders.write(event, message.headers()::add);
        return message;
    }

    /** On the producer's I/O thread, in the order of sending; on the sender's own if it could not even be queued. */
    private void completed(PublishedEvent event, @Nullable Exception exception) {
        underWay.decrementAndGet();
        if (exception != null) {
            if (failure == null) {
                failure = exception;
                producer.close(Duration.ZERO);
            }
            progress.raise();
        } else if (failure == null && event.isLastOfCommit()) {
            acknowledged = event.position().n();
            progress.raise();
        }
    }

    /** Gives up what is under way; it may or may not have reached Kafka. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
