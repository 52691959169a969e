package app.taskflow.command.audit;

import app.taskflow.command.audit.trail.TrailEvent;
import app.taskflow.log.Commit;
import app.taskflow.log.RecordedEvent;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as auditors see it.
 *
 * @param position of its commit in the log
 * @param sequence among all events of the owner
 * @param data the event's JSON as it was stored; absent where the owner has been erased
 * @param erased present where it is true
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditEventJson(
        long position,
        long sequence,
        UUID ownerId,
        UUID aggregateId,
        long aggregateSequence,
        UUID eventId,
        String type,
        int revision,
        Instant at,
        String actor,
        @Nullable String requestId,
        @JsonRawValue @Nullable String data,
        @Nullable Boolean erased) {

    static AuditEventJson of(TrailEvent found, ErasedOwners erasedOwners) {
        Commit commit = found.commit();
        RecordedEvent event = found.event();
        boolean erased = erasedOwners.contains(commit.owner());
        return new AuditEventJson(
                commit.position().value(),
                event.ownerSequence(),
                commit.owner().value(),
                event.aggregateId(),
                event.aggregateSequence(),
                event.id().value(),
                event.type().name(),
                event.type().revision(),
                commit.at(),
                commit.actor(),
                commit.requestId().isEmpty() ? null : commit.requestId(),
                erased ? null : new String(event.data(), StandardCharsets.UTF_8),
                erased ? true : null);
    }
}
