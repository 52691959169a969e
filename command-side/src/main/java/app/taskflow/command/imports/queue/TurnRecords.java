package app.taskflow.command.imports.queue;

import app.taskflow.command.imports.work.Turn;
import app.taskflow.events.id.ImportId;
import app.taskflow.events.id.MalformedIdException;
import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Topics;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A turn as a record: the owner is the key, so that all turns of an owner are in order. */
final class TurnRecords {

    private static final JsonMapper JSON = JsonMapper.shared();

    private record Value(
            @Nullable String importId, @Nullable Long turn) {}

    private TurnRecords() {}

    static ProducerRecord<String, byte[]> write(Turn turn) {
        byte[] value = JSON.writeValueAsBytes(new Value(turn.id().toString(), turn.version()));
        return new ProducerRecord<>(Topics.IMPORTS, turn.owner().toString(), value);
    }

    /** Empty if the record is no turn. */
    static Optional<Turn> read(ConsumerRecord<String, byte[]> entry) {
        if (entry.key() == null || entry.value() == null) {
            return Optional.empty();
        }
        try {
            Value value = JSON.readValue(entry.value(), Value.class);
            if (value == null || value.importId() == null || value.turn() == null) {
                return Optional.empty();
            }
            return Optional.of(new Turn(ImportId.parse(value.importId()), UserId.parse(entry.key()), value.turn()));
        } catch (JacksonException | MalformedIdException _) {
            return Optional.empty();
        }
    }
}
