package app.taskflow.command.imports.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.command.RunningCommandSide;
import app.taskflow.command.TestServers;
import app.taskflow.command.imports.store.Imports;
import app.taskflow.events.id.ImportId;
import app.taskflow.events.wire.Topics;
import app.taskflow.log.EventLog;
import app.taskflow.log.RecordedEvent;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Turns that come twice, late and all the time, as redeliveries and reminders do. */
class ImportRepeatsTest {

    private static final int ROWS = 20_000;
    private static final int BAD_EVERY = 1_000;

    private static String file() {
        StringBuilder csv = new StringBuilder("externalId,title,status\n");
        for (int i = 0; i < ROWS; i++) {
            csv.append("x").append(i).append(",T").append(i).append(i % BAD_EVERY == 0 ? ",NOPE\n" : ",todo\n");
        }
        return csv.toString();
    }

    /** Sends turns of the import for versions around its own, as redeliveries and reminders do. */
    private static void repeatTurns(Importer alice, String id, Imports imports, Random random) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestServers.kafka()), new StringSerializer(), new StringSerializer())) {
            alice.await(id, state -> {
                long version = imports.find(ImportId.parse(id)).orElseThrow().version();
                for (int i = 0; i < 5; i++) {
                    long turn = Math.max(1, version - random.nextInt(3));
                    var _ = producer.send(new ProducerRecord<>(
                            Topics.IMPORTS,
                            alice.user().toString(),
                            "{\"importId\":\"%s\",\"turn\":%d}".formatted(id, turn)));
                }
                return state.path("state").asString().equals("completed");
            });
        }
    }

    @Test
    void turns_that_come_again_and_again_do_every_row_once_and_count_it_once() throws Exception {
        long seed = System.nanoTime();
        RunningCommandSide side = RunningCommandSide.shared();
        Importer alice = Importer.of(side);
        String id = alice.accepted("", file());
        repeatTurns(alice, id, side.bean(Imports.class), new Random(seed));

        JsonNode state = alice.json("/imports/" + id);
        assertThat(state.path("created").asLong()).as("seed " + seed).isEqualTo(ROWS - ROWS / BAD_EVERY);
        assertThat(state.path("rejected").asLong()).isEqualTo(ROWS / BAD_EVERY);
        assertThat(state.path("unchanged").asLong()).isZero();
        List<String> tasks = side.bean(EventLog.class).readOwner(alice.user(), 1, Integer.MAX_VALUE).stream()
                .flatMap(commit -> commit.events().stream())
                .filter(event -> event.type().name().equals("task.created"))
                .map(RecordedEvent::aggregateId)
                .map(Object::toString)
                .toList();
        assertThat(tasks).hasSize(ROWS - ROWS / BAD_EVERY).doesNotHaveDuplicates();
        assertThat(alice.json("/imports/" + id + "/errors?limit=200").path("items"))
                .hasSize(ROWS / BAD_EVERY);
    }
}
