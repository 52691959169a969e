package app.taskflow.formats.icalendar;

import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import app.taskflow.formats.foreign.ForeignTask;
import app.taskflow.formats.icalendar.syntax.Component;
import app.taskflow.formats.icalendar.syntax.ContentLine;
import app.taskflow.formats.icalendar.syntax.IcsText;
import app.taskflow.formats.row.Finding.Code;
import app.taskflow.formats.row.ReadOptions;
import app.taskflow.formats.task.RecurrenceText;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one VTODO says. */
final class Todo {

    /** Those that a field of ours is made of; they may be there once. */
    private static final Set<String> SINGLE = Set.of(
            "UID",
            "RECURRENCE-ID",
            "SUMMARY",
            "DESCRIPTION",
            "STATUS",
            "PRIORITY",
            "PERCENT-COMPLETE",
            "DTSTART",
            "DUE",
            "DURATION",
            "COMPLETED",
            "CREATED",
            "RRULE",
            OwnProperty.ARCHIVED,
            OwnProperty.CREATED,
            OwnProperty.COMPLETED,
            OwnProperty.TIME_ZONE,
            OwnProperty.DESCRIPTION);

    /** About the file, the program that wrote it, or how it showed the to-do; not about the to-do. */
    private static final Set<String> BOOKKEEPING = Set.of(
            "DTSTAMP",
            "LAST-MODIFIED",
            "SEQUENCE",
            "X-APPLE-SORT-ORDER",
            "X-MOZ-GENERATION",
            "X-MOZ-LASTACK",
            "X-OC-HIDESUBTASKS");

    private final Map<String, ContentLine> single = new HashMap<>();
    private final ReadOptions options;
    private final ForeignTask task = new ForeignTask();
    private @Nullable String parentId;

    Todo(Component component, ReadOptions options, CalendarZones zones) {
        this.options = options;
        List<ContentLine> others = new ArrayList<>();
        for (ContentLine property : component.properties()) {
            if (!SINGLE.contains(property.name()) || single.putIfAbsent(property.name(), property) != null) {
                others.add(property);
            }
        }
        task.title(text("SUMMARY"));
        task.description(description());
        priority(value("PRIORITY"));
        TodoTimes times = new TodoTimes(task, options, zones);
        status(times);
        task.createdAt(instant("CREATED", OwnProperty.CREATED, "createdAt", times));
        Instant archived = ForeignTask.instant(value(OwnProperty.ARCHIVED));
        if (archived != null) {
            task.archivedAt(archived);
        }
        times.read(single.get("DTSTART"), single.get("DUE"), single.get("DURATION"), single.containsKey("RRULE"));
        zone(zones);
        recurrence(value("RRULE"));
        others.forEach(this::other);
        component.reminders().forEach(trigger -> task.fact("Reminder", trigger.value()));
    }

    ForeignTask task() {
        return task;
    }

    /** An instance of a series that was changed alone has the series' UID: it is a task of its own. */
    @Nullable
    String id() {
        String uid = value("UID");
        String instance = value("RECURRENCE-ID");
        return uid == null ? null : IcsText.unescape(uid) + (instance == null ? "" : "#" + instance);
    }

    @Nullable
    String parentId() {
        return parentId;
    }

    private @Nullable String value(String name) {
        ContentLine property = single.get(name);
        return property == null ? null : property.value();
    }

    private String text(String name) {
        String value = value(name);
        return value == null ? "" : IcsText.unescape(value);
    }

    private String description() {
        String text = text("DESCRIPTION");
        String exact = value(OwnProperty.DESCRIPTION);
        if (exact != null) {
            try {
                String decoded = URLDecoder.decode(exact, StandardCharsets.UTF_8);
                return IcsText.representable(decoded).equals(text) ? decoded : text;
            } catch (IllegalArgumentException notOurs) {
                return text;
            }
        }
        return text;
    }

    private void priority(@Nullable String value) {
        switch (value == null ? "0" : value.strip()) {
            case "0" -> task.priority(Priority.NONE);
            case "1" -> task.priority(Priority.URGENT);
            case "2", "3", "4" -> task.priority(Priority.HIGH);
            case "5" -> task.priority(Priority.MEDIUM);
            case "6", "7", "8", "9" -> task.priority(Priority.LOW);
            default -> task.notUnderstood(Code.VALUE_NOT_UNDERSTOOD, "priority", "Priority", value("PRIORITY") + "");
        }
    }

    private void status(TodoTimes times) {
        Instant completed = instant("COMPLETED", OwnProperty.COMPLETED, "completedAt", times);
        String status = text("STATUS").strip().toUpperCase(Locale.ROOT);
        String percent = text("PERCENT-COMPLETE").strip();
        switch (status) {
            case "NEEDS-ACTION" -> task.fact("Completed", value("COMPLETED"));
            case "IN-PROCESS" -> {
                task.status(Status.IN_PROGRESS);
                task.fact("Completed", value("COMPLETED"));
            }
            case "COMPLETED" -> task.done(completed);
            case "CANCELLED" -> {
                task.done(completed);
                task.archivedAt(completed == null ? options.now() : completed);
                task.tag("cancelled");
            }
            default -> {
                if (!status.isEmpty()) {
                    task.notUnderstood(Code.VALUE_NOT_UNDERSTOOD, "status", "Status", status);
                }
                if (single.containsKey("COMPLETED") || percent.equals("100")) {
                    task.done(completed);
                }
            }
        }
        if (!percent.equals("0") && !percent.equals("100")) {
            task.fact("Percent complete", percent);
        }
    }

    /** To the millisecond where we wrote it so and nobody has changed it since. */
    private @Nullable Instant instant(String name, String exactName, String field, TodoTimes times) {
        ContentLine property = single.get(name);
        if (property == null) {
            return null;
        }
        Instant instant = times.instant(property);
        Instant exact = ForeignTask.instant(value(exactName));
        if (instant == null) {
            String readable = name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
            task.notUnderstood(Code.DATE_NOT_UNDERSTOOD, field, readable, property.value());
        }
        return exact != null && exact.truncatedTo(ChronoUnit.SECONDS).equals(instant) ? exact : instant;
    }

    private void zone(CalendarZones zones) {
        String name = value(OwnProperty.TIME_ZONE);
        if (name != null) {
            task.timeZone(name.isEmpty() ? options.timeZone() : zones.find(name));
        }
    }

    private void recurrence(@Nullable String rule) {
        if (rule == null) {
            return;
        }
        if (RecurrenceText.isRule(rule)) {
            task.recurrence(rule);
        } else {
            task.notUnderstood(Code.RECURRENCE_NOT_UNDERSTOOD, "recurrence", "Repeats", rule);
        }
    }

    private void other(ContentLine property) {
        switch (property.name()) {
            case "" -> task.notUnderstood(Code.VALUE_NOT_UNDERSTOOD, "description", "Line", property.value());
            case "CATEGORIES" -> IcsText.list(property.value()).forEach(task::tag);
            case "COMMENT", "DESCRIPTION" -> task.comment(IcsText.unescape(property.value()));
            case "RELATED-TO" -> related(property);
            default -> {
                if (!BOOKKEEPING.contains(property.name())) {
                    task.fact(readable(property.name()), shown(property));
                }
            }
        }
    }

    private void related(ContentLine property) {
        String kind = property.parameter("RELTYPE");
        String uid = IcsText.unescape(property.value());
        if (parentId == null && (kind == null || kind.equalsIgnoreCase("PARENT"))) {
            parentId = uid;
        } else {
            task.fact("Related to", kind == null ? uid : "%s (%s)".formatted(uid, kind.toLowerCase(Locale.ROOT)));
        }
    }

    /** "Location", "Url"; names that programs made up stay as they are. */
    private static String readable(String name) {
        return name.startsWith("X-")
                ? name
                : name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT).replace('-', ' ');
    }

    private String shown(ContentLine property) {
        if ("BASE64".equalsIgnoreCase(property.parameter("ENCODING"))) {
            task.warn(Code.VALUE_NOT_UNDERSTOOD, "description", "cannot hold the content of a file; it is left out");
            return "a file of %d characters, left out"
                    .formatted(property.value().length());
        }
        return IcsText.unescape(property.value());
    }
}
