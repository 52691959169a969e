package app.taskflow.query.changes;

import app.taskflow.query.cache.Question;
import org.jspecify.annotations.Nullable;

/**
 * A page of what changed.
 *
 * @param since what the page before it gave; null for all there is
 * @param limit the most tasks of the page
 */
public record ChangesQuery(@Nullable String since, int limit) implements Question {

    public static final int MAX_LIMIT = 1_000;

    @Override
    public String canonical() {
        return "changes|" + limit + (since == null ? "" : "|" + since);
    }

    /** A token expires. */
    @Override
    public boolean dependsOnTime() {
        return true;
    }
}
