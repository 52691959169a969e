package app.taskflow.query.changes;

import app.taskflow.events.id.TaskId;
import app.taskflow.query.view.TaskView;
import java.time.Instant;
import java.util.List;

/**
 * Some of what changed.
 *
 * @param items tasks as they are now, the archived ones too
 * @param deleted tasks that are in the trash
 * @param next what to ask with for the rest, or for what changes after this
 * @param hasMore whether there is a rest already
 */
public record ChangesPage(List<TaskView> items, List<Tombstone> deleted, String next, boolean hasMore) {

    /** A task that is in the trash. */
    public record Tombstone(TaskId id, Instant deletedAt) {}

    public ChangesPage {
        items = List.copyOf(items);
        deleted = List.copyOf(deleted);
    }
}
