package app.taskflow.command.imports.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.taskflow.command.RunningCommandSide;
import app.taskflow.command.TestServers;
import app.taskflow.events.wire.Topics;
import app.taskflow.log.EventLog;
import app.taskflow.web.consistency.ViewsDelay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;

/** Rows that producers put on Kafka. */
class ProducedRowsTest {

    private final Importer alice = Importer.of(RunningCommandSide.shared());
    private final String id = UUID.randomUUID().toString();

    private void produce(String... values) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestServers.kafka()), new StringSerializer(), new StringSerializer())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(Topics.IMPORTS, alice.user().toString(), value))
                        .get();
            }
        }
    }

    private String row(int number, String task) {
        return "{\"importId\":\"%s\",\"rowId\":\"r%d\",\"task\":%s}".formatted(id, number, task);
    }

    private String end() {
        return "{\"importId\":\"%s\",\"last\":true}".formatted(id);
    }

    @Test
    void records_become_tasks_and_a_record_sent_twice_becomes_one() throws Exception {
        produce(
                row(1, "{\"title\":\"a\"}"),
                row(2, "{\"title\":\"a\"}"),
                row(1, "{\"title\":\"a\"}"),
                row(3, "{\"title\":\"b\",\"status\":\"NOPE\"}"),
                end());
        JsonNode state = alice.awaitEnd(awaitKnown());
        assertThat(state.path("state").asString()).isEqualTo("completed");
        assertThat(state.path("created").asLong()).isEqualTo(2);
        assertThat(state.path("unchanged").asLong()).isEqualTo(1);
        assertThat(state.path("rejected").asLong()).isEqualTo(1);
        JsonNode errors = alice.json("/imports/" + id + "/errors").path("items");
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).path("row").asLong()).isEqualTo(4);
        assertThat(errors.get(0).path("field").asString()).isEqualTo("status");
    }

    @Test
    void what_means_nothing_goes_to_the_dead_letters_with_the_reason() throws Exception {
        String nonsense = "nonsense " + UUID.randomUUID();
        produce(nonsense);
        assertThat(deadLetter(nonsense)).contains("no JSON");
    }

    @Test
    void rows_of_producers_let_the_views_catch_up_too() throws Exception {
        RunningCommandSide command = RunningCommandSide.shared();
        StringRedisTemplate redis = command.bean(StringRedisTemplate.class);
        String behind =
                ViewsDelay.key(command.bean(EventLog.class).partitioning().of(alice.user()));
        produce(row(1, "{\"title\":\"a\"}"));
        awaitProcessed(awaitKnown(), 1);
        redis.opsForValue()
                .set(behind, Long.toString(Instant.now().minusSeconds(60).toEpochMilli()));
        try {
            long began = System.nanoTime();
            produce(row(2, "{\"title\":\"b\"}"), end());
            assertThat(alice.awaitEnd(id).path("created").asLong()).isEqualTo(2);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofSeconds(2));
        } finally {
            redis.delete(behind);
        }
    }

    private void awaitProcessed(String id, long rows) {
        await().until(() -> alice.json("/imports/" + id).path("processed").asLong() == rows);
    }

    private String awaitKnown() throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (alice.get("/imports/" + id).statusCode() == 404) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(20_000_000);
        }
        return id;
    }

    private static String deadLetter(String value) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", TestServers.kafka(), "group.id", value, "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(Topics.IMPORTS_DEAD));
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (System.nanoTime() < deadline) {
                List<ConsumerRecord<String, String>> records = new ArrayList<>();
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
                for (ConsumerRecord<String, String> entry : records) {
                    if (value.equals(entry.value())) {
                        return new String(entry.headers().lastHeader("reason").value(), UTF_8);
                    }
                }
            }
        }
        throw new AssertionError("no dead letter came");
    }
}
