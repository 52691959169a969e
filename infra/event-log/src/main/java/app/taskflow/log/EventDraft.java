package app.taskflow.log;

import app.taskflow.events.catalogue.EventType;
import app.taskflow.events.id.EventId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that is to be recorded.
 *
 * @param aggregateSequence its number among the events of the aggregate, from 0 without gaps
 * @param data the event's JSON, stored, hashed and published as it is; not to be changed afterwards
 * @param attributes what a framework wants back with the event and the log does not read; not published
 */
// An event is data on its way, compared nowhere; the record is for its accessors.
@SuppressWarnings("ArrayRecordComponent")
public record EventDraft(
        UUID aggregateId,
        long aggregateSequence,
        EventId id,
        EventType type,
        byte[] data,
        byte @Nullable [] attributes) {

    // Not compact: javac would drop the annotation of the last parameter from the class file.
    public EventDraft(
            UUID aggregateId,
            long aggregateSequence,
            EventId id,
            EventType type,
            byte[] data,
            byte @Nullable [] attributes) {
        if (aggregateSequence < 0) {
            throw new IllegalArgumentException("aggregate sequences start at 0, not " + aggregateSequence);
        }
        this.aggregateId = aggregateId;
        this.aggregateSequence = aggregateSequence;
        this.id = id;
        this.type = type;
        this.data = data;
        this.attributes = attributes;
    }

    public EventDraft(UUID aggregateId, long aggregateSequence, EventId id, EventType type, byte[] data) {
        this(aggregateId, aggregateSequence, id, type, data, null);
    }
}
