package app.taskflow.query.history;

import app.taskflow.query.cache.Question;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A page of what happened to all of a user's tasks.
 *
 * @param from the earliest time of an event, inclusive
 * @param to the latest, inclusive
 * @param limit the most events of the page
 * @param cursor where the page begins; null for the newest
 */
public record OwnerHistoryQuery(
        @Nullable Instant from,
        @Nullable Instant to,
        int limit,
        @Nullable String cursor) implements Question {

    /** What cursors are good for. */
    String list() {
        return "history of all|" + from + "|" + to;
    }

    boolean holds(Instant at) {
        return (from == null || !at.isBefore(from)) && (to == null || !at.isAfter(to));
    }

    @Override
    public String canonical() {
        return list() + "|" + limit + "|" + (cursor == null ? "" : "at " + cursor);
    }

    @Override
    public boolean dependsOnTime() {
        return false;
    }
}
