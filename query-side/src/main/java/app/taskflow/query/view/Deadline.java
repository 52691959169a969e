package app.taskflow.query.view;

import app.taskflow.events.task.Due;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The moment from which an open task is overdue: its due time, or the end of its due day where no time is given.
 * A task with a zone has an instant; one without has a time on the wall, which comes at another instant for each
 * reader.
 *
 * @param wall in the task's zone, or in that of whoever reads
 * @param zone the task's own
 */
public record Deadline(LocalDateTime wall, @Nullable ZoneId zone) {

    /** The deadline of a task with that due date; none without a date. */
    public static @Nullable Deadline of(Due due) {
        if (due.date() == null) {
            return null;
        }
        LocalDateTime wall = due.time() == null
                ? due.date().plusDays(1).atStartOfDay()
                : due.date().atTime(due.time());
        return new Deadline(wall, due.zone());
    }

    /** The instant for a reader in that zone; a wall time that a clock change leaves out comes as much later. */
    public Instant instant(ZoneId readersZone) {
        return wall.atZone(zone == null ? readersZone : zone).toInstant();
    }

    public boolean isPast(Instant now, ZoneId readersZone) {
        return !instant(readersZone).isAfter(now);
    }
}
