package app.taskflow.command.task.field;

import static app.taskflow.command.task.field.Violation.Code.NO_SUCH_DATE;
import static app.taskflow.command.task.field.Violation.Code.NO_SUCH_TIME;
import static app.taskflow.command.task.field.Violation.Code.NO_SUCH_TIME_ZONE;
import static app.taskflow.command.task.field.Violation.Code.OUT_OF_RANGE;

import app.taskflow.events.field.DueText;
import app.taskflow.events.field.FieldLimits;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Rules for a due date, time and zone. */
final class DueRules {

    private DueRules() {}

    static @Nullable LocalDate date(String text, Violations violations) {
        LocalDate date = DueText.date(text);
        if (date == null) {
            violations.add("/dueDate", NO_SUCH_DATE, "must be a day of the calendar, written like 2026-11-23");
        } else if (date.isBefore(FieldLimits.EARLIEST_DATE)) {
            violations.add("/dueDate", OUT_OF_RANGE, "must not be before " + FieldLimits.EARLIEST_DATE);
        }
        return date;
    }

    static @Nullable LocalTime time(String text, Violations violations) {
        LocalTime time = DueText.time(text);
        if (time == null) {
            violations.add("/dueTime", NO_SUCH_TIME, "must be a time of day, written like 08:30");
        }
        return time;
    }

    static @Nullable ZoneId zone(String text, Violations violations) {
        ZoneId zone = DueText.zone(text);
        if (zone == null) {
            violations.add("/timeZone", NO_SUCH_TIME_ZONE, "must be an IANA time zone, written like Europe/Berlin");
        }
        return zone;
    }
}
