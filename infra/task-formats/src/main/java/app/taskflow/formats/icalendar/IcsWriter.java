package app.taskflow.formats.icalendar;

import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import app.taskflow.formats.icalendar.syntax.FoldedLines;
import app.taskflow.formats.icalendar.syntax.IcsText;
import app.taskflow.formats.icalendar.syntax.IcsTimes;
import app.taskflow.formats.task.PortableTask;
import app.taskflow.formats.task.TaskWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes tasks as an iCalendar of to-dos. Every task needs an external id, as every to-do has a UID. Read back by
 * {@link IcsReader} they are the same; what iCalendar has not is written as {@link OwnProperty}.
 */
public final class IcsWriter implements TaskWriter {

    private final OutputStream out;
    private final FoldedLines lines;
    private final String stamp;
    private final Set<ZoneId> defined = new HashSet<>();

    /** @param now when the file is written: the DTSTAMP of all its to-dos */
    public IcsWriter(OutputStream out, Instant now) throws IOException {
        this.out = new BufferedOutputStream(out);
        this.lines = new FoldedLines(this.out);
        this.stamp = IcsTimes.write(now);
        lines.line("BEGIN:VCALENDAR");
        lines.line("VERSION:2.0");
        lines.line("PRODID:-//TaskFlow//TaskFlow//EN");
    }

    @Override
    public void write(PortableTask task) throws IOException {
        Due due = task.due();
        if (due.time() != null && due.zone() != null && defined.add(due.zone())) {
            ZoneDefinition.write(lines, due.zone());
        }
        lines.line("BEGIN:VTODO");
        lines.text("UID", Objects.requireNonNull(task.externalId(), "a to-do needs an external id"));
        lines.line("DTSTAMP:" + stamp);
        lines.text("SUMMARY", task.title());
        description(task.description());
        lines.line("STATUS:" + status(task.status()));
        lines.line("PRIORITY:" + priority(task.priority()));
        due(due, task.recurrence());
        if (!task.tags().isEmpty()) {
            lines.line("CATEGORIES:" + task.tags().stream().map(IcsText::escape).collect(Collectors.joining(",")));
        }
        if (task.parentExternalId() != null) {
            lines.text("RELATED-TO", task.parentExternalId());
        }
        instant("CREATED", OwnProperty.CREATED, task.createdAt());
        instant("COMPLETED", OwnProperty.COMPLETED, task.completedAt());
        if (task.archivedAt() != null) {
            lines.line(OwnProperty.ARCHIVED + ":" + task.archivedAt());
        }
        lines.line("END:VTODO");
    }

    private void description(@Nullable String text) throws IOException {
        if (text == null) {
            return;
        }
        lines.text("DESCRIPTION", text);
        if (!IcsText.representable(text).equals(text)) {
            lines.line(OwnProperty.DESCRIPTION + ":" + URLEncoder.encode(text, StandardCharsets.UTF_8));
        }
    }

    private void due(Due due, @Nullable String recurrence) throws IOException {
        LocalDate date = due.date();
        LocalTime time = due.time();
        ZoneId zone = due.zone();
        if (date != null) {
            String value = time == null
                    ? ";VALUE=DATE:" + IcsTimes.write(date)
                    : (zone == null ? ":" : ";TZID=" + zone.getId() + ":") + IcsTimes.write(date.atTime(time));
            if (recurrence != null) {
                // RFC 5545 wants a start of whatever repeats.
                lines.line("DTSTART" + value);
                lines.line("RRULE:" + recurrence);
            }
            lines.line("DUE" + value);
        }
        if ((time == null) != (zone == null)) {
            lines.line(OwnProperty.TIME_ZONE + ":" + (zone == null ? "" : zone.getId()));
        }
    }

    private void instant(String name, String exactName, @Nullable Instant instant) throws IOException {
        if (instant == null) {
            return;
        }
        lines.line(name + ":" + IcsTimes.write(instant));
        if (!instant.truncatedTo(ChronoUnit.SECONDS).equals(instant)) {
            lines.line(exactName + ":" + instant);
        }
    }

    private static String status(Status status) {
        return switch (status) {
            case TODO -> "NEEDS-ACTION";
            case IN_PROGRESS -> "IN-PROCESS";
            case DONE -> "COMPLETED";
        };
    }

    private static int priority(Priority priority) {
        return switch (priority) {
            case NONE -> 0;
            case URGENT -> 1;
            case HIGH -> 3;
            case MEDIUM -> 5;
            case LOW -> 9;
        };
    }

    /** Writes what comes last, and flushes; the stream stays open. */
    @Override
    public void close() throws IOException {
        lines.line("END:VCALENDAR");
        out.flush();
    }
}
