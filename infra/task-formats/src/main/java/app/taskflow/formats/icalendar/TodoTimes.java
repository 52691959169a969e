package app.taskflow.formats.icalendar;

import app.taskflow.formats.foreign.ForeignTask;
import app.taskflow.formats.icalendar.syntax.ContentLine;
import app.taskflow.formats.icalendar.syntax.IcsTimes;
import app.taskflow.formats.row.Finding.Code;
import app.taskflow.formats.row.ReadOptions;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** When a to-do starts and is due. */
final class TodoTimes {

    /** @param time null for a day */
    private record Moment(
            LocalDate date,
            @Nullable LocalDateTime time,
            @Nullable ZoneId zone) {}

    private final ForeignTask task;
    private final ReadOptions options;
    private final CalendarZones zones;

    TodoTimes(ForeignTask task, ReadOptions options, CalendarZones zones) {
        this.task = task;
        this.options = options;
        this.zones = zones;
    }

    void read(@Nullable ContentLine start, @Nullable ContentLine due, @Nullable ContentLine duration, boolean repeats) {
        if (due != null) {
            due(due);
            task.fact("Duration", duration == null ? null : duration.value());
        } else if (start != null && duration != null) {
            after(start, duration.value());
        } else if (start != null && repeats) {
            due(start);
        } else if (duration != null) {
            task.fact("Duration", duration.value());
        }
        if (start != null && (due != null ? !start.value().equals(due.value()) : duration != null || !repeats)) {
            task.fact("Start", shown(start));
        }
    }

    private static String shown(ContentLine property) {
        String zone = property.parameter("TZID");
        return zone == null ? property.value() : property.value() + " " + zone;
    }

    private void due(ContentLine property) {
        Moment moment = moment(property);
        if (moment == null) {
            task.notUnderstood(Code.DATE_NOT_UNDERSTOOD, "dueDate", "Due", shown(property));
        } else {
            set(moment);
        }
    }

    private void set(Moment moment) {
        LocalDateTime time = moment.time();
        task.due(moment.date(), time == null ? null : time.toLocalTime(), moment.zone());
    }

    private void after(ContentLine start, String duration) {
        Moment moment = moment(start);
        Moment end = moment == null ? null : plus(moment, duration.strip());
        if (end == null) {
            task.notUnderstood(
                    Code.DATE_NOT_UNDERSTOOD, "dueDate", "Due", "%s after %s".formatted(duration, shown(start)));
        } else {
            set(end);
        }
    }

    /** Weeks and days are of the calendar, hours are of the clock, as RFC 5545 has them. */
    private static @Nullable Moment plus(Moment start, String duration) {
        try {
            if (duration.endsWith("W")) {
                return plus(start, Period.parse(duration), Duration.ZERO);
            }
            int clock = duration.indexOf('T');
            String days = clock < 0 ? duration : duration.substring(0, clock);
            Period period = days.length() < 3 ? Period.ZERO : Period.parse(days);
            return plus(start, period, clock < 0 ? Duration.ZERO : Duration.parse("P" + duration.substring(clock)));
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static Moment plus(Moment start, Period days, Duration hours) {
        LocalDateTime time = start.time();
        if (time == null && hours.isZero()) {
            return new Moment(start.date().plus(days), null, null);
        }
        LocalDateTime from = (time == null ? start.date().atStartOfDay() : time).plus(days);
        ZoneId zone = start.zone();
        LocalDateTime end =
                zone == null ? from.plus(hours) : from.atZone(zone).plus(hours).toLocalDateTime();
        return time == null ? new Moment(end.toLocalDate(), null, null) : new Moment(end.toLocalDate(), end, zone);
    }

    /** An instant; a time without zone is taken in the zone of times without one. */
    @Nullable
    Instant instant(ContentLine property) {
        Moment moment = moment(property);
        if (moment == null) {
            return null;
        }
        LocalDateTime time = moment.time() == null ? moment.date().atStartOfDay() : moment.time();
        return time.atZone(moment.zone() == null ? options.zone() : moment.zone())
                .toInstant();
    }

    private @Nullable Moment moment(ContentLine property) {
        String value = property.value().strip();
        LocalDate date = IcsTimes.date(value);
        Instant utc = IcsTimes.utc(value);
        LocalDateTime local = IcsTimes.local(value);
        if (date != null) {
            return new Moment(date, null, null);
        }
        if (utc != null) {
            LocalDateTime there = LocalDateTime.ofInstant(utc, options.zone());
            return new Moment(there.toLocalDate(), there, options.zone());
        }
        return local == null ? null : new Moment(local.toLocalDate(), local, zone(property));
    }

    private ZoneId zone(ContentLine property) {
        String name = property.parameter("TZID");
        ZoneId zone = name == null ? null : zones.find(name);
        if (name != null && zone == null) {
            task.notUnderstood(Code.TIME_ZONE_NOT_UNDERSTOOD, "timeZone", "Time zone", name);
        }
        return zone == null ? options.zone() : zone;
    }
}
