package app.taskflow.command.audit;

import app.taskflow.command.audit.trail.TrailFilter;
import app.taskflow.events.id.UserId;
import app.taskflow.web.input.InvalidParameterException;
import app.taskflow.web.input.QueryParameters;
import app.taskflow.web.input.QueryParameters.Parameter;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list of events. */
@QueryParameters
record AuditParameters(
        @Nullable UserId ownerId,
        @Nullable UUID aggregateId,
        @Parameter(max = 100) @Nullable String type,
        @Nullable Instant from,
        @Nullable Instant to,
        @Parameter(max = 100) @Nullable String requestId,
        @Parameter(max = 100) @Nullable String actor,
        @Parameter(fallback = "50", min = 1, max = 500) int limit,
        @Nullable String cursor) {

    AuditParameters {
        if (from != null && to != null && to.isBefore(from)) {
            throw new InvalidParameterException("to", "must not be before from");
        }
    }

    TrailFilter filter() {
        return new TrailFilter(ownerId, aggregateId, type, from, to, requestId, actor);
    }
}
