package app.taskflow.log;

import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Position;
import app.taskflow.events.wire.PublishedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One document of the log: what one command did, and its place in all the sequences.
 *
 * @param first the owner sequence of the first event; the others follow it without gaps
 * @param at when it happened, to the millisecond
 * @param prev the hash of the commit before it in the partition
 * @param hash what {@link HashChain} says of this commit
 */
// A commit is compared by its position, if at all; the record is for its accessors.
@SuppressWarnings("ArrayRecordComponent")
public record Commit(
        Position position,
        UserId owner,
        long first,
        Instant at,
        String actor,
        String requestId,
        @Nullable String traceparent,
        @Nullable IdempotencyKey key,
        List<RecordedEvent> events,
        byte[] prev,
        byte[] hash) {

    /** The drafts as they are recorded when the first of them gets this owner sequence. */
    static List<RecordedEvent> number(long first, List<EventDraft> drafts) {
        List<RecordedEvent> events = new ArrayList<>(drafts.size());
        for (EventDraft draft : drafts) {
            events.add(new RecordedEvent(
                    first + events.size(),
                    draft.aggregateId(),
                    draft.aggregateSequence(),
                    draft.id(),
                    draft.type(),
                    draft.data(),
                    draft.attributes()));
        }
        return Collections.unmodifiableList(events);
    }

    Commit withHash(byte[] hash) {
        return new Commit(position, owner, first, at, actor, requestId, traceparent, key, events, prev, hash);
    }

    /** The owner sequence of the last event: what a consistency token of this write holds. */
    public long lastSequence() {
        return first + events.size() - 1;
    }

    /** The events as everybody outside the log sees them, in order. */
    public List<PublishedEvent> published() {
        List<PublishedEvent> published = new ArrayList<>(events.size());
        for (int index = 0; index < events.size(); index++) {
            published.add(publish(index, events.get(index)));
        }
        return published;
    }

    private PublishedEvent publish(int index, RecordedEvent event) {
        return new PublishedEvent(
                position,
                index,
                events.size(),
                owner,
                event.ownerSequence(),
                event.aggregateId(),
                event.aggregateSequence(),
                event.id(),
                event.type(),
                at,
                actor,
                requestId,
                traceparent,
                event.data());
    }
}
