package app.taskflow.query.http;

import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import app.taskflow.query.list.Choice;
import app.taskflow.query.list.Order;
import app.taskflow.query.list.Parent;
import app.taskflow.query.list.Shelves;
import app.taskflow.query.list.SortKey;
import app.taskflow.query.list.TaskFilter;
import app.taskflow.query.list.TaskListQuery;
import app.taskflow.query.search.Search;
import app.taskflow.web.input.InvalidParameterException;
import app.taskflow.web.input.QueryParameters;
import app.taskflow.web.input.QueryParameters.Parameter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The query parameters of a list of tasks. */
@QueryParameters
record TaskListParameters(
        @Parameter(commaSeparated = true) Set<Status> status,
        @Parameter(commaSeparated = true) Set<Priority> priority,
        @Parameter(max = 100) Set<String> tag,
        @Nullable Parent parentId,
        @Nullable LocalDate dueFrom,
        @Nullable LocalDate dueTo,
        @Nullable Instant updatedSince,
        @Nullable Boolean overdue,
        @Nullable Choice archived,
        @Parameter(fallback = "false") Choice deleted,
        @Parameter(max = Search.MAX_LENGTH) @Nullable String q,
        @Nullable ZoneId timeZone,
        @Nullable Order sort,

        @Parameter(fallback = "50", min = 1, max = TaskListQuery.MAX_LIMIT)
        int limit,

        @Nullable String cursor,
        @Parameter(commaSeparated = true) Set<Include> include) {

    TaskListParameters {
        if (sort != null && sort.key() == SortKey.RELEVANCE && (q == null || q.isBlank())) {
            throw new InvalidParameterException("sort", "can be relevance only with q");
        }
    }

    TaskListQuery query() {
        TaskFilter filter = new TaskFilter(
                status,
                priority,
                tag,
                parentId,
                dueFrom,
                dueTo,
                updatedSince,
                overdue,
                new Shelves(archived, deleted),
                timeZone == null ? ZoneOffset.UTC : timeZone,
                Search.of(q));
        return new TaskListQuery(
                filter, sort == null ? Order.NEWEST_FIRST : sort, limit, cursor, include.contains(Include.TOTAL));
    }
}
