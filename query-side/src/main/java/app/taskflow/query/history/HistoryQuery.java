package app.taskflow.query.history;

import app.taskflow.events.id.TaskId;
import app.taskflow.query.cache.Question;
import app.taskflow.query.list.Choice;
import org.jspecify.annotations.Nullable;

/**
 * A page of what happened to a task.
 *
 * @param deleted whether a task in the trash has a history
 * @param limit the most events of the page
 * @param cursor where the page begins; null for the newest
 */
public record HistoryQuery(
        TaskId task, Choice deleted, int limit, @Nullable String cursor) implements Question {

    public static final int MAX_LIMIT = 200;

    /** What cursors are good for. */
    String list() {
        return "history|" + task;
    }

    @Override
    public String canonical() {
        return "history|" + deleted + "|" + limit + "|" + (cursor == null ? "" : "at " + cursor) + "|" + task;
    }

    /** A task leaves the trash in the end, and its history with it. */
    @Override
    public boolean dependsOnTime() {
        return deleted != Choice.NONE;
    }
}
