package app.taskflow.query.history;

import app.taskflow.events.id.EventId;
import java.time.Instant;
import java.util.List;

/**
 * One event of a task, as clients see it.
 *
 * @param sequence its number among all events of the task's owner
 * @param type its wire name
 * @param actor who caused it: a user's id, or the name of a part of the system
 * @param changes empty for an event that this program cannot read
 */
public record HistoryEntry(
        EventId eventId,
        long sequence,
        String type,
        Instant at,
        String actor,
        String requestId,
        List<FieldChange> changes) {

    public HistoryEntry {
        changes = List.copyOf(changes);
    }
}
