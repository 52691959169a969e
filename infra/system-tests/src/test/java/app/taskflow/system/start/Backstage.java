package app.taskflow.system.start;

import static org.awaitility.Awaitility.await;

import app.taskflow.system.program.Program;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.Document;

/** What stands in the servers of a running program, at the addresses of its banner. */
final class Backstage {

    private Backstage() {}

    static List<Document> commits(Program program, String requestId) {
        try (MongoClient client = MongoClients.create(program.found("MongoDB +(mongodb://[^,]+),"))) {
            return client.getDatabase("taskflow_log")
                    .getCollection("commits")
                    .find(Filters.eq("requestId", requestId))
                    .into(new ArrayList<>());
        }
    }

    /** The subjects of the events that the request caused; waits until there is one. */
    static List<String> recordsOnKafka(Program program, String requestId) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                program.found("Kafka +([0-9.:]+),"),
                "key.deserializer",
                ByteArrayDeserializer.class,
                "value.deserializer",
                ByteArrayDeserializer.class,
                "auto.offset.reset",
                "earliest");
        List<String> subjects = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
            var partitions = consumer.partitionsFor("taskflow.events.v1").stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(found -> {
                    if (header(found, "ce_requestid").equals(requestId)) {
                        subjects.add(header(found, "ce_subject"));
                    }
                });
                return !subjects.isEmpty();
            });
        }
        return subjects;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var found = record.headers().lastHeader(name);
        return found == null ? "" : new String(found.value(), StandardCharsets.UTF_8);
    }
}
