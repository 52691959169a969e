package app.taskflow.query.list;

import app.taskflow.query.cache.Question;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param limit the most items of the page
 * @param cursor where the page begins; null for the first page
 * @param total whether the length of the whole list is asked for
 */
public record TaskListQuery(
        TaskFilter filter, Order order, int limit, @Nullable String cursor, boolean total) implements Question {

    public static final int MAX_LIMIT = 200;

    /** What the list is, whatever page of it: cursors are good for this and nothing else. */
    public String list() {
        return order + "|" + filter.canonical();
    }

    @Override
    public boolean dependsOnTime() {
        return filter.dependsOnTime();
    }

    @Override
    public String canonical() {
        return "list|" + limit + "|" + (total ? "t" : "") + "|" + (cursor == null ? "" : "at " + cursor) + "|" + list();
    }
}
