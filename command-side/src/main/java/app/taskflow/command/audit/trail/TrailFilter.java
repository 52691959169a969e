package app.taskflow.command.audit.trail;

import app.taskflow.events.id.UserId;
import app.taskflow.log.Commit;
import app.taskflow.log.RecordedEvent;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which events somebody asks for; what is null is not asked.
 *
 * @param type wire name
 * @param from inclusive
 * @param to inclusive
 */
public record TrailFilter(
        @Nullable UserId owner,
        @Nullable UUID aggregate,
        @Nullable String type,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String requestId,
        @Nullable String actor) {

    boolean matches(Commit commit) {
        return (owner == null || owner.equals(commit.owner()))
                && (from == null || !commit.at().isBefore(from))
                && (to == null || !commit.at().isAfter(to))
                && (requestId == null || requestId.equals(commit.requestId()))
                && (actor == null || actor.equals(commit.actor()));
    }

    boolean matches(RecordedEvent event) {
        return (aggregate == null || aggregate.equals(event.aggregateId()))
                && (type == null || type.equals(event.type().name()));
    }

    /** The same for the same filter on every node. */
    int digest() {
        return Objects.hash(owner == null ? null : owner.value(), aggregate, type, from, to, requestId, actor);
    }
}
