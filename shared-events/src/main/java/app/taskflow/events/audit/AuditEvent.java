package app.taskflow.events.audit;

import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The events of looking at the log. The owner is who looked; each look is an aggregate of its own, so that those who
 * look at the same time do not compete.
 */
public sealed interface AuditEvent {

    /** Events were asked for by these criteria, a page of them or all. */
    record EventsRead(
            @Nullable UserId ownerId,
            @Nullable UUID aggregateId,
            @Nullable String type,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String requestId,
            @Nullable String actor,
            boolean all)
            implements AuditEvent {}

    /** The log, or the partition of one owner, was verified. */
    record LogVerified(@Nullable UserId ownerId, boolean valid, long commits) implements AuditEvent {}

    /** Checkpoints were asked for. */
    record CheckpointsRead() implements AuditEvent {}

    /** The proof of an event was given out. */
    record ProofIssued(EventId eventId, UserId ownerId) implements AuditEvent {}
}
