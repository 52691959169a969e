package app.taskflow.producer;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The topic of imports, for one owner. Her id is the key of every record, so that they stay in their order; the producer
 * is idempotent, so that they do so too, and come once, where Kafka's answer to one is lost.
 */
final class ImportTopic implements AutoCloseable {

    private static final String TOPIC = "taskflow.imports.v1";
    /** How long it may take to find Kafka, and how long it may be silent once found. */
    private static final int FIND_MILLIS = 10_000;

    private static final int DELIVER_MILLIS = 60_000;
    private static final int REQUEST_MILLIS = 20_000;

    private final KafkaProducer<String, byte[]> producer;
    private final String owner;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /** @throws KafkaException if {@code bootstrap} is no address */
    ImportTopic(String bootstrap, UUID owner) {
        this.owner = owner.toString();
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.CLIENT_ID_CONFIG,
                        "example-producer",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        5,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "gzip",
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        FIND_MILLIS,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        REQUEST_MILLIS,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        DELIVER_MILLIS),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /**
     * Returns before Kafka has taken it; see {@link #awaitAll}.
     *
     * @throws KafkaException if it cannot be sent, or one before it was not taken
     */
    void send(ImportRecord row) {
        requireAllTaken();
        var _ = producer.send(new ProducerRecord<>(TOPIC, owner, row.toJson()), (_, e) -> {
            if (e != null) {
                failure.compareAndSet(null, e);
            }
        });
    }

    /** @throws KafkaException if one was not taken */
    void awaitAll() {
        producer.flush();
        requireAllTaken();
    }

    private void requireAllTaken() {
        Exception first = failure.get();
        if (first != null) {
            throw new KafkaException("Kafka did not take a record: " + first.getMessage(), first);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
