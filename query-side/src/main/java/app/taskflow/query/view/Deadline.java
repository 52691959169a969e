package app.taskflow.query.view;

import app.taskflow.events.task.Due;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
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
        return zone == null
                ? !wall.isAfter(passed(now, readersZone))
                : !instant(zone).isAfter(now);
    }

    /**
     * Up to which time on the walls of a zone everything is past, as one bound that an index can be asked with: what a
     * clock shows, but where it was put back and shows a time for the second time, all of the hour that it repeats.
     */
    public static LocalDateTime passed(Instant now, ZoneId zone) {
        LocalDateTime shown = LocalDateTime.ofInstant(now, zone);
        ZoneOffsetTransition change = zone.getRules().getTransition(shown);
        return change != null && change.isOverlap() && !now.isBefore(change.getInstant())
                ? change.getDateTimeBefore().minusNanos(1)
                : shown;
    }
}
