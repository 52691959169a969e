package app.taskflow.log;

import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import app.taskflow.log.failure.AggregateConflictException;
import app.taskflow.log.failure.DuplicateEventException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one command did, all of which is recorded or nothing.
 *
 * @param actor who caused it: a user's id, or the name of a part of the system
 * @param traceparent W3C trace context, where there is one
 * @param key present where the request may be repeated
 * @param at when it happened; kept to the millisecond
 * @param events at least one; each event id, and each sequence of an aggregate, once
 */
public record CommitDraft(
        UserId owner,
        String actor,
        String requestId,
        @Nullable String traceparent,
        @Nullable IdempotencyKey key,
        Instant at,
        List<EventDraft> events) {

    private record Place(UUID aggregateId, long sequence) {}

    /**
     * @throws IllegalArgumentException if there is no event
     * @throws AggregateConflictException if two of the events claim the same sequence of an aggregate
     * @throws DuplicateEventException if two of the events have the same id
     */
    public CommitDraft {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        events = List.copyOf(events);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("a commit has at least one event");
        }
        if (events.size() > 1) {
            requireDistinct(events);
        }
    }

    private static void requireDistinct(List<EventDraft> events) {
        Set<Place> places = HashSet.newHashSet(events.size());
        Set<EventId> ids = HashSet.newHashSet(events.size());
        for (EventDraft event : events) {
            if (!places.add(new Place(event.aggregateId(), event.aggregateSequence()))) {
                throw new AggregateConflictException(event.aggregateId(), event.aggregateSequence());
            }
            if (!ids.add(event.id())) {
                throw new DuplicateEventException(event.id());
            }
        }
    }
}
