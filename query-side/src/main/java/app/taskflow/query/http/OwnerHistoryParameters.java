package app.taskflow.query.http;

import app.taskflow.query.history.HistoryQuery;
import app.taskflow.query.history.OwnerHistoryQuery;
import app.taskflow.web.input.QueryParameters;
import app.taskflow.web.input.QueryParameters.Parameter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The query parameters of the history of all of a user's tasks. */
@QueryParameters
record OwnerHistoryParameters(
        @Parameter(description = "The earliest time of an event, inclusive.") @Nullable
        Instant from,

        @Parameter(description = "The latest time of an event, inclusive.") @Nullable
        Instant to,

        @Parameter(fallback = "50", min = 1, max = HistoryQuery.MAX_LIMIT, description = "The most items of a page.")
        int limit,

        @Parameter(description = "The `nextCursor` of the page before this one, of the same times.") @Nullable
        String cursor) {

    OwnerHistoryQuery query() {
        return new OwnerHistoryQuery(from, to, limit, cursor);
    }
}
