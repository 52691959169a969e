package app.taskflow.query.list;

import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param limit the most items of the page
 * @param cursor where the page begins; null for the first page
 * @param total whether the length of the whole list is asked for
 */
public record TaskListQuery(
        TaskFilter filter, Order order, int limit, @Nullable String cursor, boolean total) {

    public static final int MAX_LIMIT = 200;

    /** What the list is, whatever page of it: cursors are good for this and nothing else. */
    public String list() {
        return order + "|" + filter.canonical();
    }

    /** Two queries have the same text exactly if they ask for the same page. */
    public String canonical() {
        return limit + "|" + (total ? "t" : "") + "|" + (cursor == null ? "" : cursor) + "|" + list();
    }
}
