package app.taskflow.command.relay;

import app.taskflow.events.wire.Partitioning;
import app.taskflow.events.wire.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics of the service: made where they are missing, refused where they could not hold the log's order. */
final class EventTopics {

    private static final Map<String, Object> ADMIN = Map.of(
            AdminClientConfig.CLIENT_ID_CONFIG,
            "taskflow-topics",
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            10_000,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            5_000,
            AdminClientConfig.METRIC_REPORTER_CLASSES_CONFIG,
            "",
            AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG,
            false);

    private final KafkaSettings kafka;
    private final Partitioning partitioning;

    EventTopics(KafkaSettings kafka, Partitioning partitioning) {
        this.kafka = kafka;
        this.partitioning = partitioning;
    }

    /**
     * Returns when all topics are there as they must be.
     *
     * @throws UnfitTopicException if one has another number of partitions than the log
     * @throws KafkaException if Kafka cannot be asked
     */
    void ensure() throws InterruptedException {
        try (Admin admin = Admin.create(kafka.with(ADMIN))) {
            for (String topic : List.of(Topics.EVENTS, Topics.EVENTS_DEAD, Topics.IMPORTS, Topics.IMPORTS_DEAD)) {
                ensure(admin, topic);
            }
        }
    }

    private void ensure(Admin admin, String topic) throws InterruptedException {
        Optional<Integer> partitions = partitions(admin, topic);
        if (partitions.isEmpty()) {
            create(admin, topic);
            // Another node may have been first, and with another number.
            partitions = partitions(admin, topic);
        }
        int found = partitions.orElse(partitioning.partitions());
        if (found != partitioning.partitions()) {
            throw new UnfitTopicException(topic, found, partitioning.partitions());
        }
    }

    private static Optional<Integer> partitions(Admin admin, String topic) throws InterruptedException {
        try {
            return admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                    .findFirst()
                    .map(description -> description.partitions().size());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw new KafkaException("cannot describe topic " + topic, e.getCause());
        }
    }

    /** With the broker's own replication: how many copies there are is a matter of the installation. */
    private void create(Admin admin, String topic) throws InterruptedException {
        NewTopic wanted = new NewTopic(topic, Optional.of(partitioning.partitions()), Optional.empty());
        try {
            admin.createTopics(List.of(wanted)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaException("cannot create topic " + topic, e.getCause());
            }
        }
    }
}
