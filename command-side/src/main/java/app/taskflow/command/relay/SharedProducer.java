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

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The producer of a node: one for all its partitions, so that under load one request carries what all of them have to
 * say. Ending it gives up what is under way in every partition; each then begins anew, with the next producer, behind
 * what was acknowledged.
 */
final class SharedProducer implements AutoCloseable {

    private static final Map<String, Object> SETTINGS = Map.ofEntries(
            Map.entry(CLIENT_ID_CONFIG, "taskflow-relay"),
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
            Map.entry(BUFFER_MEMORY_CONFIG, 64L << 20),
            Map.entry(ENABLE_METRICS_PUSH_CONFIG, false),
            Map.entry(METRIC_REPORTER_CLASSES_CONFIG, ""));

    private final Supplier<Producer<String, byte[]>> make;
    private final AtomicReference<@Nullable Producer<String, byte[]>> current = new AtomicReference<>();

    SharedProducer(Supplier<Producer<String, byte[]>> make) {
        this.make = make;
    }

    static SharedProducer to(KafkaSettings kafka) {
        return new SharedProducer(
                () -> new KafkaProducer<>(kafka.with(SETTINGS), new StringSerializer(), new ByteArraySerializer()));
    }

    /** Nothing connects to Kafka before a partition has something to say. */
    synchronized Producer<String, byte[]> current() {
        Producer<String, byte[]> producer = current.get();
        if (producer == null) {
            producer = make.get();
            current.set(producer);
        }
        return producer;
    }

    /**
     * Nothing that this producer has not sent yet is sent after this. Takes no lock: one who closes it waits for its
     * I/O thread, on which another may be telling the same.
     */
    void end(Producer<String, byte[]> producer) {
        current.compareAndSet(producer, null);
        producer.close(Duration.ZERO);
    }

    @Override
    public void close() {
        Producer<String, byte[]> producer = current.get();
        if (producer != null) {
            end(producer);
        }
    }
}
