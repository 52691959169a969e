package app.taskflow.command.audit.checkpoint;

import app.taskflow.command.relay.KafkaSettings;
import app.taskflow.events.wire.Topics;
import app.taskflow.log.proof.Checkpoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

/** Where checkpoints are published: one partition, kept for ever, at least once and in order. */
final class CheckpointTopic {

    private static final Map<String, Object> CLIENT = Map.of(
            ProducerConfig.CLIENT_ID_CONFIG,
            "taskflow-checkpoints",
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            5_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            10_000,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            5_000L,
            ProducerConfig.METRIC_REPORTER_CLASSES_CONFIG,
            "",
            ProducerConfig.ENABLE_METRICS_PUSH_CONFIG,
            false);
    private static final Duration CLOSING = Duration.ofSeconds(1);
    private static final String FOR_EVER = "-1";

    private final KafkaSettings kafka;
    private final JsonMapper mapper;
    private boolean ensured;

    CheckpointTopic(KafkaSettings kafka, JsonMapper mapper) {
        this.kafka = kafka;
        this.mapper = mapper;
    }

    /**
     * Returns when all are on Kafka. A minute may lie between two calls, so nothing is kept open.
     *
     * @throws KafkaException if Kafka does not take them; some may have been taken
     */
    void publish(List<Checkpoint> checkpoints) throws InterruptedException {
        ensure();
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(kafka.with(CLIENT), new StringSerializer(), new ByteArraySerializer())) {
            for (Checkpoint checkpoint : checkpoints) {
                ProducerRecord<String, byte[]> message = new ProducerRecord<>(
                        Topics.CHECKPOINTS, Long.toString(checkpoint.id()), mapper.writeValueAsBytes(checkpoint));
                try {
                    var _ = producer.send(message).get();
                } catch (ExecutionException e) {
                    producer.close(CLOSING);
                    throw new KafkaException("a checkpoint cannot be published", e.getCause());
                }
            }
        }
    }

    private void ensure() throws InterruptedException {
        if (ensured) {
            return;
        }
        NewTopic topic = new NewTopic(Topics.CHECKPOINTS, Optional.of(1), Optional.empty())
                .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, FOR_EVER));
        try (Admin admin = Admin.create(kafka.with(Map.of(
                "client.id",
                "taskflow-checkpoint-topic",
                "default.api.timeout.ms",
                5_000,
                "request.timeout.ms",
                5_000,
                "metric.reporters",
                "",
                "enable.metrics.push",
                false)))) {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaException("cannot create topic " + Topics.CHECKPOINTS, e.getCause());
            }
        }
        ensured = true;
    }
}
