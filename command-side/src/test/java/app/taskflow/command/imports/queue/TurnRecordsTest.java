package app.taskflow.command.imports.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.command.PublishedSchema;
import app.taskflow.command.imports.work.Turn;
import app.taskflow.events.id.ImportId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnRecordsTest {

    private static final Turn TURN = new Turn(
            ImportId.parse("019a0000-0000-7000-8000-0000000000aa"),
            UserId.parse("019a0000-0000-7000-8000-0000000000bb"),
            7);

    @Test
    void a_turn_is_read_back_as_it_was_and_is_as_published() {
        var written = TurnRecords.write(TURN);
        assertThat(TurnRecords.read(received(written.key(), written.value()))).contains(TURN);
        assertThat(PublishedSchema.of("import-turn.v1.schema.json").problems(written.value()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"importId\":\"019a0000-0000-7000-8000-0000000000aa\"}",
                "{\"importId\":\"mine\",\"turn\":1}",
                "{\"turn\":1}",
                "[]",
                "no JSON"
            })
    void anything_else_is_no_turn(String value) {
        assertThat(TurnRecords.read(received(TURN.owner().toString(), value.getBytes(UTF_8))))
                .isEmpty();
    }

    private static ConsumerRecord<String, byte[]> received(String key, byte[] value) {
        return new ConsumerRecord<>(Topics.IMPORTS, 0, 0, key, value);
    }
}
