package app.taskflow.query.projection;

import app.taskflow.events.wire.EnvelopeReader;
import app.taskflow.events.wire.PublishedEvent;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How events are consumed from Kafka. The group shares out the partitions; offsets are kept with the views instead. */
final class EventConsumer {

    /** A long catch-up from the log must not look like a consumer that hangs. */
    private static final int POLL_INTERVAL_MS = 300_000;

    private EventConsumer() {}

    /** @param number of the consumer among those of this process in the group */
    static KafkaConsumer<byte[], byte[]> open(
            KafkaAccess kafka, String group, int number, ProjectionSettings settings) {
        Map<String, Object> own = new HashMap<>();
        own.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        if (kafka.member() != null) {
            own.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, kafka.member() + "-" + number);
        }
        own.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // Where our own offset does not exist any more, the log's numbers say what was seen.
        own.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        own.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        own.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.batchEvents());
        own.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, POLL_INTERVAL_MS);
        own.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int)
                settings.sessionTimeout().toMillis());
        own.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int)
                settings.sessionTimeout().dividedBy(4).toMillis());
        // An event is delivered at once, and many together only if they are there.
        own.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        own.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        own.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        own.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        own.put(ConsumerConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        own.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        return new KafkaConsumer<>(kafka.with(own), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** @throws app.taskflow.events.wire.MalformedEnvelopeException if the record is no event of ours */
    static PublishedEvent read(ConsumerRecord<byte[], byte[]> message, EnvelopeReader envelopes) {
        Headers headers = message.headers();
        byte[] data = message.value() == null ? new byte[0] : message.value();
        return envelopes.read(
                name -> {
                    Header header = headers.lastHeader(name);
                    return header == null ? null : header.value();
                },
                data);
    }
}
