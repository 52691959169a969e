package app.taskflow.query.history;

import app.taskflow.events.id.EventId;
import app.taskflow.events.id.TaskId;
import java.time.Instant;
import java.util.List;

/**
 * One event of any of a user's tasks, as clients see it.
 *
 * @param taskId what it happened to
 * @param sequence its number among all events of the user
 * @param type its wire name
 * @param actor who caused it: a user's id, or the name of a part of the system
 * @param changes empty for an event that this program cannot read
 */
public record OwnerHistoryEntry(
        EventId eventId,
        TaskId taskId,
        long sequence,
        String type,
        Instant at,
        String actor,
        String requestId,
        List<FieldChange> changes) {

    public OwnerHistoryEntry {
        changes = List.copyOf(changes);
    }
}
