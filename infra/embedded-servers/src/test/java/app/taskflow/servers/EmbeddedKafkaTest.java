package app.taskflow.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {

    private static final TopicPartition PARTITION = new TopicPartition("things", 0);

    @TempDir
    Path directory;

    @Test
    void records_outlive_a_restart_on_another_port() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.Options.in(directory))) {
            assertThat(kafka.bootstrapServers()).isEqualTo("127.0.0.1:" + kafka.port());
            createTopic(kafka);
            produce(kafka, "one", "two");
            assertThat(consume(kafka, 2)).containsExactly("one", "two");
        }
        try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.Options.in(directory))) {
            produce(kafka, "three");
            assertThat(consume(kafka, 3)).containsExactly("one", "two", "three");
        }
    }

    @Test
    void a_directory_serves_one_broker_at_a_time() {
        try (EmbeddedKafka first = EmbeddedKafka.start(EmbeddedKafka.Options.in(directory))) {
            assertThat(first.port()).isPositive();
            assertThatThrownBy(() -> EmbeddedKafka.start(EmbeddedKafka.Options.in(directory)))
                    .isInstanceOf(EmbeddedServerException.DirectoryInUse.class)
                    .hasMessageContaining(directory.toString());
        }
    }

    @Test
    void a_port_in_use_is_told_at_once_and_leaves_the_directory_free() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var options = new EmbeddedKafka.Options(directory, taken.getLocalPort());
            assertThatThrownBy(() -> EmbeddedKafka.start(options))
                    .isInstanceOf(EmbeddedServerException.PortInUse.class)
                    .hasMessage("Kafka cannot listen on port %d: it is in use", taken.getLocalPort());
        }
        DirectoryLock.take("test", directory).close();
    }

    @Test
    void a_directory_that_cannot_be_made_is_told() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "in the way");
        assertThatThrownBy(() -> EmbeddedKafka.start(EmbeddedKafka.Options.in(file.resolve("kafka"))))
                .isInstanceOf(EmbeddedServerException.DirectoryNotWritable.class);
    }

    @Test
    void a_damaged_directory_is_told_and_left_as_it_is() throws IOException {
        Path meta = directory.resolve("log/meta.properties");
        Files.createDirectories(meta.getParent());
        Files.writeString(meta, "version=1\nnode.id=77\ncluster.id=somebody-elses\n");
        assertThatThrownBy(() -> EmbeddedKafka.start(EmbeddedKafka.Options.in(directory)))
                .isInstanceOf(EmbeddedServerException.StartFailed.class)
                .hasMessageContaining("node");
        assertThat(meta).content().contains("somebody-elses");
    }

    private static void createTopic(EmbeddedKafka kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(PARTITION.topic(), Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        }
    }

    private static void produce(EmbeddedKafka kafka, String... values) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(PARTITION.topic(), value)).get();
            }
        }
    }

    private static List<String> consume(EmbeddedKafka kafka, int count) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
        List<String> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (values.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }
}
