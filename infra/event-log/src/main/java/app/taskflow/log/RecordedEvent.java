package app.taskflow.log;

import app.taskflow.events.catalogue.EventType;
import app.taskflow.events.id.EventId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as the log holds it.
 *
 * @param ownerSequence its number among all events of the owner, from 1 without gaps
 * @param aggregateSequence its number among the events of the aggregate, from 0 without gaps
 * @param data the event's JSON; not to be changed
 * @param attributes what the framework that wrote the event gave along; not to be changed
 */
// An event is data on its way, compared nowhere; the record is for its accessors.
@SuppressWarnings("ArrayRecordComponent")
public record RecordedEvent(
        long ownerSequence,
        UUID aggregateId,
        long aggregateSequence,
        EventId id,
        EventType type,
        byte[] data,
        byte @Nullable [] attributes) {}
