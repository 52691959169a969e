package app.taskflow.query.http;

import app.taskflow.events.id.TaskId;
import app.taskflow.query.history.HistoryQuery;
import app.taskflow.query.list.Choice;
import app.taskflow.web.input.QueryParameters;
import app.taskflow.web.input.QueryParameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters of a task's history. */
@QueryParameters
record HistoryParameters(
        @Parameter(
                fallback = "false",
                description = "`any` shows the history of a task in the trash too, `true` only there.")
        Choice deleted,

        @Parameter(fallback = "50", min = 1, max = HistoryQuery.MAX_LIMIT, description = "The most items of a page.")
        int limit,

        @Parameter(description = "The `nextCursor` of the page before this one.") @Nullable
        String cursor) {

    HistoryQuery query(TaskId task) {
        return new HistoryQuery(task, deleted, limit, cursor);
    }
}
