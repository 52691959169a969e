package app.taskflow.events.wire;

import app.taskflow.events.catalogue.EventType;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event as everybody outside the log sees it.
 *
 * @param position of the commit that it belongs to
 * @param index its place in that commit, from 0
 * @param commitSize how many events that commit has
 * @param ownerSequence its number among all events of the owner, from 1 without gaps
 * @param aggregateId the task or user that it is about
 * @param aggregateSequence its number among the events of that aggregate, from 0 without gaps
 * @param at when it was recorded, to the millisecond
 * @param actor who caused it: a user's id, or the name of a part of the system
 * @param data the event's JSON, the very bytes that the log holds; not to be changed
 */
// An event is data on its way, compared nowhere; the record is for its accessors.
@SuppressWarnings("ArrayRecordComponent")
public record PublishedEvent(
        Position position,
        int index,
        int commitSize,
        UserId owner,
        long ownerSequence,
        UUID aggregateId,
        long aggregateSequence,
        EventId id,
        EventType type,
        Instant at,
        String actor,
        String requestId,
        @Nullable String traceparent,
        byte[] data) {

    public boolean isLastOfCommit() {
        return index == commitSize - 1;
    }
}
