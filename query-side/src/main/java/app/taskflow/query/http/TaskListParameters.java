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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The query parameters of a list of tasks. */
@QueryParameters
record TaskListParameters(
        @Parameter(commaSeparated = true, description = "One of these.")
        Set<Status> status,

        @Parameter(commaSeparated = true, description = "One of these.")
        Set<Priority> priority,

        @Parameter(max = 100, description = "All of these, ignoring case.")
        Set<String> tag,

        @Parameter(description = "The task they are parts of; `none` for those that are parts of none.") @Nullable
        Parent parentId,

        @Parameter(description = "The first due date, inclusive.") @Nullable
        LocalDate dueFrom,

        @Parameter(description = "The last due date, inclusive.") @Nullable
        LocalDate dueTo,

        @Parameter(description = "Changed then or later.") @Nullable
        Instant updatedSince,

        @Parameter(description = "Whether due before now, in the task's zone or else `timeZone`, and not done.")
        @Nullable
        Boolean overdue,

        @Parameter(
                description = "`true` for archived tasks only, `any` for those too; by default none of them,"
                        + " but in the trash all.")
        @Nullable
        Choice archived,

        @Parameter(fallback = "false", description = "`true` for tasks in the trash only, `any` for those too.")
        Choice deleted,

        @Parameter(
                max = Search.MAX_LENGTH,
                description = "Words of title, description and tags, all of them, ignoring case and accents;"
                        + " the last one may be the beginning of a word.")
        @Nullable
        String q,

        @Parameter(description = "Where tasks without a zone of their own are; UTC by default.") @Nullable
        ZoneId timeZone,

        @Parameter(
                description = "`rank`, `createdAt`, `updatedAt`, `dueDate`, `priority`, `title`, or, with `q`,"
                        + " `relevance`, which has the best fit first; `-` before it turns it round, but tasks without"
                        + " a due date stay last. By default `-createdAt`.")
        @Nullable
        Order sort,

        @Parameter(fallback = "50", min = 1, max = TaskListQuery.MAX_LIMIT, description = "The most items of a page.")
        int limit,

        @Parameter(description = "The `nextCursor` of the page before this one, of the same list.") @Nullable
        String cursor,

        @Parameter(commaSeparated = true, description = "What to show beside the items.")
        Set<Include> include,

        @Parameter(
                description = "As the list was at that instant, by the times of the log; what was overdue is judged"
                        + " then. Its cursors are good for that instant alone.")
        @Nullable
        Instant asOf) {

    TaskListParameters {
        if (sort != null && sort.key() == SortKey.RELEVANCE && (q == null || q.isBlank())) {
            throw new InvalidParameterException("sort", "can be relevance only with q");
        }
        // As tags are stored, so that one is found by what was typed when it was given.
        tag = tag.stream().map(String::strip).collect(Collectors.toUnmodifiableSet());
        if (tag.contains("")) {
            throw new InvalidParameterException("tag", "must not be blank");
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
