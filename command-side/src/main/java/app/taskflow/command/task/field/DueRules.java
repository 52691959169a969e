package app.taskflow.command.task.field;

import static app.taskflow.command.task.field.Violation.Code.NO_SUCH_DATE;
import static app.taskflow.command.task.field.Violation.Code.NO_SUCH_TIME;
import static app.taskflow.command.task.field.Violation.Code.NO_SUCH_TIME_ZONE;
import static app.taskflow.command.task.field.Violation.Code.OUT_OF_RANGE;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules for the texts of a due date, time and zone. {@code java.time} alone is too kind: it also takes +12026-01-01 and 24:00. */
final class DueRules {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");
    /** Before this a date is some system's "no date" (0001-01-01, 1753-01-01), not a day anything is due. */
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    private DueRules() {}

    static @Nullable LocalDate date(String text, Violations violations) {
        LocalDate date = parseDate(text);
        if (date == null) {
            violations.add("/dueDate", NO_SUCH_DATE, "must be a day of the calendar, written like 2026-11-23");
        } else if (date.isBefore(EARLIEST)) {
            violations.add("/dueDate", OUT_OF_RANGE, "must not be before " + EARLIEST);
        }
        return date;
    }

    static @Nullable LocalTime time(String text, Violations violations) {
        if (!TIME.matcher(text).matches()) {
            violations.add("/dueTime", NO_SUCH_TIME, "must be a time of day, written like 08:30");
            return null;
        }
        return LocalTime.parse(text);
    }

    static @Nullable ZoneId zone(String text, Violations violations) {
        if (!ZONES.contains(text)) {
            violations.add("/timeZone", NO_SUCH_TIME_ZONE, "must be an IANA time zone, written like Europe/Berlin");
            return null;
        }
        return ZoneId.of(text);
    }

    private static @Nullable LocalDate parseDate(String text) {
        if (!DATE.matcher(text).matches()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
