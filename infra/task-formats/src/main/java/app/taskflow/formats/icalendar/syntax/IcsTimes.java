package app.taskflow.formats.icalendar.syntax;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values of type DATE and DATE-TIME. */
public final class IcsTimes {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private IcsTimes() {}

    public static String write(LocalDate date) {
        return DATE.format(date);
    }

    public static String write(LocalDateTime time) {
        return TIME.format(time);
    }

    public static String write(Instant instant) {
        return TIME.format(instant.atOffset(ZoneOffset.UTC)) + "Z";
    }

    public static @Nullable LocalDate date(String value) {
        try {
            return value.length() == 8 ? LocalDate.parse(value, DATE) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A time without Z. */
    public static @Nullable LocalDateTime local(String value) {
        try {
            return value.length() == 15 ? LocalDateTime.parse(value, TIME) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A time with Z. */
    public static @Nullable Instant utc(String value) {
        LocalDateTime time = value.endsWith("Z") ? local(value.substring(0, value.length() - 1)) : null;
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }
}
