package app.taskflow.command.imports.queue;

import app.taskflow.command.imports.work.Turn;
import app.taskflow.command.relay.KafkaSettings;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts turns on the queue. Nothing rests on a single one: an import of which nothing is seen gets its turn again. */
public final class TurnSender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TurnSender.class);
    private static final Map<String, Object> OWN = Map.of(
            ProducerConfig.CLIENT_ID_CONFIG, "taskflow-import-turns",
            ProducerConfig.ACKS_CONFIG, "all",
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 500,
            ProducerConfig.METRIC_REPORTER_CLASSES_CONFIG, "",
            ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);

    private final Producer<String, byte[]> producer;

    TurnSender(KafkaSettings kafka) {
        producer = new KafkaProducer<>(kafka.with(OWN), new StringSerializer(), new ByteArraySerializer());
    }

    /** Returns at once, or after half a second if Kafka is away. */
    public void send(Turn turn) {
        send(TurnRecords.write(turn));
    }

    void send(ProducerRecord<String, byte[]> entry) {
        try {
            var _ = producer.send(entry, (_, failure) -> {
                if (failure != null) {
                    LOG.warn("A record of an import did not get through to {}", entry.topic(), failure);
                }
            });
        } catch (KafkaException e) {
            LOG.warn("A record of an import could not be sent to {}", entry.topic(), e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
