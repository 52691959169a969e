package app.taskflow.query.http;

import app.taskflow.query.changes.ChangesQuery;
import app.taskflow.web.input.QueryParameters;
import app.taskflow.web.input.QueryParameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters of what changed. */
@QueryParameters
record ChangesParameters(
        @Parameter(description = "The `next` of the last call; without it everything is told.") @Nullable
        String since,

        @Parameter(
                fallback = "200",
                min = 1,
                max = ChangesQuery.MAX_LIMIT,
                description = "The most tasks of a page, deleted ones included.")
        int limit) {

    ChangesQuery query() {
        return new ChangesQuery(since, limit);
    }
}
