package app.taskflow.events.field;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The texts of a due date, time and zone. {@code java.time} alone is too kind: it also takes +12026-01-01 and 24:00. */
public final class DueText {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");
    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    private DueText() {}

    /** Null if the text is no day of the calendar, written like 2026-11-23. */
    public static @Nullable LocalDate date(String text) {
        if (!DATE.matcher(text).matches()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Null if the text is no time of day, written like 08:30. */
    public static @Nullable LocalTime time(String text) {
        return TIME.matcher(text).matches() ? LocalTime.parse(text) : null;
    }

    /** Null if the text is no IANA time zone, written like Europe/Berlin. */
    public static @Nullable ZoneId zone(String text) {
        return ZONES.contains(text) ? ZoneId.of(text) : null;
    }
}
