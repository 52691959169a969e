package app.taskflow.formats.icalendar;

import app.taskflow.formats.icalendar.syntax.FoldedLines;
import app.taskflow.formats.icalendar.syntax.IcsTimes;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A zone as a VTIMEZONE, which RFC 5545 wants for every TZID. It holds from 2020 on: what a task is due before that,
 * readers that know the zone by its name get right, others by the rules of today.
 */
final class ZoneDefinition {

    private static final int FROM = 2020;
    private static final LocalDateTime START = LocalDateTime.of(FROM, 1, 1, 0, 0);

    private ZoneDefinition() {}

    static void write(FoldedLines out, ZoneId zone) throws IOException {
        ZoneRules rules = zone.getRules();
        out.line("BEGIN:VTIMEZONE");
        out.line("TZID:" + zone.getId());
        List<ZoneOffsetTransition> told = rules.getTransitions().stream()
                .filter(transition -> transition.getDateTimeBefore().getYear() >= FROM)
                .toList();
        if (told.isEmpty() || !rules.getTransitionRules().isEmpty()) {
            ZoneOffset offset = rules.getOffset(START);
            observance(out, "STANDARD", START, offset, offset, null);
        }
        for (ZoneOffsetTransition transition : told) {
            observance(out, rules, transition, null);
        }
        for (ZoneOffsetTransitionRule rule : rules.getTransitionRules()) {
            observance(out, rules, rule.createTransition(FROM), recurrence(rule));
        }
        out.line("END:VTIMEZONE");
    }

    private static void observance(
            FoldedLines out, ZoneRules rules, ZoneOffsetTransition transition, @Nullable String recurrence)
            throws IOException {
        observance(
                out,
                rules.isDaylightSavings(transition.getInstant()) ? "DAYLIGHT" : "STANDARD",
                transition.getDateTimeBefore(),
                transition.getOffsetBefore(),
                transition.getOffsetAfter(),
                recurrence);
    }

    private static void observance(
            FoldedLines out,
            String kind,
            LocalDateTime start,
            ZoneOffset from,
            ZoneOffset to,
            @Nullable String recurrence)
            throws IOException {
        out.line("BEGIN:" + kind);
        out.line("DTSTART:" + IcsTimes.write(start));
        out.line("TZOFFSETFROM:" + offset(from));
        out.line("TZOFFSETTO:" + offset(to));
        if (recurrence != null) {
            out.line("RRULE:" + recurrence);
        }
        out.line("END:" + kind);
    }

    private static String offset(ZoneOffset offset) {
        int minutes = Math.abs(offset.getTotalSeconds()) / 60;
        return "%s%02d%02d".formatted(offset.getTotalSeconds() < 0 ? "-" : "+", minutes / 60, minutes % 60);
    }

    /** "The last Sunday", or "the first Sunday on or after the 8th": any of the seven days from there. */
    private static String recurrence(ZoneOffsetTransitionRule rule) {
        String month = "FREQ=YEARLY;BYMONTH=" + rule.getMonth().getValue();
        int day = rule.getDayOfMonthIndicator();
        if (rule.getDayOfWeek() == null) {
            return month + ";BYMONTHDAY=" + day;
        }
        String weekday = rule.getDayOfWeek().name().substring(0, 2);
        if (day == -1) {
            return month + ";BYDAY=-1" + weekday;
        }
        String days = IntStream.range(0, 7)
                .map(i -> day > 0 ? day + i : day - i)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","));
        return month + ";BYMONTHDAY=" + days + ";BYDAY=" + weekday;
    }
}
