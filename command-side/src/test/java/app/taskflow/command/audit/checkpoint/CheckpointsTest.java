package app.taskflow.command.audit.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.taskflow.command.PublishedSchema;
import app.taskflow.command.TestServers;
import app.taskflow.command.keys.TestSigner;
import app.taskflow.command.relay.KafkaSettings;
import app.taskflow.events.catalogue.EventType;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Partitioning;
import app.taskflow.events.wire.Topics;
import app.taskflow.log.Commit;
import app.taskflow.log.CommitCodec;
import app.taskflow.log.CommitDraft;
import app.taskflow.log.EventDraft;
import app.taskflow.log.EventLog;
import app.taskflow.log.LogOptions;
import app.taskflow.log.proof.Checkpoint;
import app.taskflow.log.proof.Prover;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class CheckpointsTest {

    private static final PublishedSchema SCHEMA = PublishedSchema.of("checkpoint.v1.schema.json");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final UserId owner = new UserId(UUID.randomUUID());
    private final MongoClient client = MongoClients.create(TestServers.mongoUri());
    private final MongoDatabase database = client.getDatabase(TestServers.newDatabase());
    private final EventLog log = EventLog.open(database, new Partitioning(2), LogOptions.DEFAULT);
    private final CheckpointStore store = new CheckpointStore(database, JSON);

    @TempDir
    private Path directory;

    private CheckpointFile file;
    private Checkpoints checkpoints;

    @BeforeEach
    void begin() {
        file = new CheckpointFile(directory.resolve("outside/checkpoints.jsonl"), JSON);
        checkpoints = node();
        append();
    }

    @AfterEach
    void close() {
        log.close();
        client.close();
    }

    private Checkpoints node() {
        return new Checkpoints(store, file, new Prover(log, database), TestSigner.shared(), Clock.systemUTC());
    }

    private CheckpointSchedule schedule() {
        CheckpointTopic topic = new CheckpointTopic(new KafkaSettings(TestServers.kafka(), null, Map.of()), JSON);
        return new CheckpointSchedule(
                checkpoints, store, file, topic, new CheckpointSettings(Duration.ofMinutes(1), null));
    }

    private Commit append() {
        EventDraft event = new EventDraft(
                UUID.randomUUID(),
                0,
                new EventId(UUID.randomUUID()),
                new EventType("task.started", 1),
                "{}".getBytes(UTF_8));
        return log.append(new CommitDraft(
                owner, owner.toString(), "r", null, null, Instant.parse("2026-11-23T10:00:00Z"), List.of(event)));
    }

    @Test
    void a_checkpoint_is_made_when_something_was_written_and_not_else() {
        Checkpoint first = checkpoints.make();
        assertThat(checkpoints.make()).isEqualTo(first);
        append();
        Checkpoint second = checkpoints.make();
        assertThat(List.of(first.id(), second.id())).containsExactly(1L, 2L);
        assertThat(checkpoints.newest(Long.MAX_VALUE, 10)).containsExactly(second, first);
        assertThat(checkpoints.newest(2, 10)).containsExactly(first);
    }

    @Test
    void of_nodes_that_make_one_at_the_same_time_all_get_the_same() throws Exception {
        List<Future<Checkpoint>> made = new ArrayList<>();
        try (ExecutorService nodes = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                Checkpoints node = node();
                made.add(nodes.submit(node::make));
            }
        }
        Checkpoint only = store.last().orElseThrow();
        assertThat(only.id()).isEqualTo(1);
        for (Future<Checkpoint> each : made) {
            assertThat(each.get()).isEqualTo(only);
        }
    }

    @Test
    void nothing_is_signed_over_a_log_that_was_altered() {
        Commit altered = append();
        append();
        checkpoints.make();
        database.getCollection(CommitCodec.COLLECTION)
                .updateOne(Filters.eq(altered.position().value()), Updates.set(CommitCodec.HASH, new byte[32]));
        assertThatThrownBy(() -> node().make()).isInstanceOf(BrokenHistoryException.class);
    }

    @Test
    void an_operator_is_told_until_the_log_is_whole_again() {
        Commit altered = append();
        append();
        checkpoints.make();
        var commits = database.getCollection(CommitCodec.COLLECTION);
        var place = Filters.eq(altered.position().value());
        commits.updateOne(place, Updates.set(CommitCodec.HASH, new byte[32]));
        checkpoints = node();
        CheckpointSchedule schedule = schedule();
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        new CheckpointMetrics(schedule).bindTo(registry);
        schedule.turn();
        assertThat(registry.get("taskflow.checkpoints.refused").gauge().value()).isEqualTo(1);
        commits.updateOne(place, Updates.set(CommitCodec.HASH, altered.hash()));
        schedule.turn();
        assertThat(registry.get("taskflow.checkpoints.refused").gauge().value()).isZero();
    }

    @Test
    void nothing_is_signed_over_a_log_that_was_cut_off() {
        Commit last = append();
        checkpoints.make();
        database.getCollection(CommitCodec.COLLECTION)
                .deleteOne(Filters.eq(last.position().value()));
        assertThatThrownBy(() -> node().make()).isInstanceOf(BrokenHistoryException.class);
    }

    @Test
    void the_file_remembers_when_the_database_forgets() {
        Commit last = append();
        schedule().turn();
        database.getCollection("checkpoints").drop();
        database.getCollection(CommitCodec.COLLECTION)
                .deleteOne(Filters.eq(last.position().value()));
        assertThat(checkpoints.trusted()).map(Checkpoint::id).contains(1L);
        assertThatThrownBy(() -> node().make()).isInstanceOf(BrokenHistoryException.class);
    }

    @Test
    void a_stored_checkpoint_that_our_keys_did_not_sign_stands_in_the_way() {
        Checkpoint good = checkpoints.make();
        database.getCollection("checkpoints").drop();
        store.add(new Checkpoint(1, good.at(), good.heads(), good.root(), good.keyId(), "forged"));
        assertThat(checkpoints.trusted()).isEmpty();
        append();
        // It must not be built on, and it must not be passed over in silence.
        assertThatThrownBy(() -> node().make()).isInstanceOf(BrokenHistoryException.class);
    }

    @Test
    void every_checkpoint_gets_into_the_file_and_onto_kafka_in_order_and_once() throws IOException {
        checkpoints.make();
        append();
        checkpoints.make();
        CheckpointSchedule schedule = schedule();
        schedule.turn();
        append();
        schedule.turn();
        schedule.turn();
        List<String> lines = Files.readAllLines(directory.resolve("outside/checkpoints.jsonl"));
        List<Checkpoint> inFile = lines.stream()
                .map(line -> JSON.readValue(line, Checkpoint.class))
                .toList();
        assertThat(inFile).extracting(Checkpoint::id).containsExactly(1L, 2L, 3L);
        assertThat(published(inFile.getLast())).containsSubsequence(inFile);
        assertThat(store.unpublished(10)).isEmpty();
    }

    /** Other tests publish to the same topic. */
    private static List<Checkpoint> published(Checkpoint last) {
        List<Checkpoint> published = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestServers.kafka()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(Topics.CHECKPOINTS, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            Instant deadline = Instant.now().plusSeconds(30);
            while (!published.contains(last) && Instant.now().isBefore(deadline)) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> {
                    assertThat(SCHEMA.problems(message.value())).isEmpty();
                    published.add(JSON.readValue(message.value(), Checkpoint.class));
                });
            }
        }
        return published;
    }

    @Test
    void a_line_that_a_crash_tore_is_cut_off_and_written_again() throws IOException {
        schedule().turn();
        append();
        schedule().turn();
        Path path = directory.resolve("outside/checkpoints.jsonl");
        String whole = Files.readString(path);
        Files.writeString(path, whole.substring(0, whole.length() - 20));
        file = new CheckpointFile(path, JSON);
        assertThat(file.last()).map(Checkpoint::id).contains(1L);
        checkpoints = node();
        schedule().turn();
        assertThat(Files.readString(path)).isEqualTo(whole);
    }
}
