package app.taskflow.query.store;

import app.taskflow.events.catalogue.EventType;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Position;
import app.taskflow.events.wire.PublishedEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that a projection could not apply. Its data is not repeated here; the log has it.
 *
 * @param position of its commit; the whole commit waits with it
 * @param reason what the projection said, for operators
 * @param failedAt when it was last tried
 */
public record DeadLetter(
        EventId event,
        UserId owner,
        Position position,
        int index,
        long ownerSequence,
        UUID aggregateId,
        long aggregateSequence,
        EventType type,
        String reason,
        Instant failedAt,
        State state,
        @Nullable Instant resolvedAt) {

    /** What became of a dead letter. */
    public enum State {
        /** Its owner waits for an operator. */
        BLOCKED,
        /** It was applied after all. */
        RETRIED,
        /** It was left out for good. */
        SKIPPED
    }

    /** The dead letter of an event that has just failed. */
    public static DeadLetter of(PublishedEvent event, String reason, Instant now) {
        return new DeadLetter(
                event.id(),
                event.owner(),
                event.position(),
                event.index(),
                event.ownerSequence(),
                event.aggregateId(),
                event.aggregateSequence(),
                event.type(),
                reason,
                now,
                State.BLOCKED,
                null);
    }
}
