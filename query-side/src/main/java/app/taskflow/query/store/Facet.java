package app.taskflow.query.store;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import app.taskflow.query.search.TextFolding;

/**
 * What a task is filtered by with equality, as terms beside its words: one index serves words and filters in any
 * combination. Each begins with a mark that no word holds.
 */
public final class Facet {

    private Facet() {}

    public static String status(Status status) {
        return "=" + status.name();
    }

    public static String priority(Priority priority) {
        return "!" + priority.name();
    }

    /** The same for tags that differ in case only. */
    public static String tag(String tag) {
        return "#" + TextFolding.caseless(tag);
    }

    public static String parent(TaskId parent) {
        return "^" + parent;
    }
}
