package app.taskflow.formats.foreign;

import app.taskflow.events.field.DueText;
import app.taskflow.events.field.FieldLimits;
import app.taskflow.events.field.TagText;
import app.taskflow.events.field.Text;
import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import app.taskflow.formats.row.Finding;
import app.taskflow.formats.row.Finding.Code;
import app.taskflow.formats.task.InstantRange;
import app.taskflow.formats.task.PortableTask;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A task of another system while it is read. Whatever does not fit is cut, kept as text in the description, or both,
 * with a warning; a row is never refused for it.
 */
public final class ForeignTask {

    private static final String ELLIPSIS = "\u2026";

    private final List<Finding> warnings = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private final Set<String> foldedTags = new HashSet<>();
    private final List<String> facts = new ArrayList<>();
    private final List<String> comments = new ArrayList<>();
    private String title = "";
    private String description = "";
    private Status status = Status.TODO;
    private Priority priority = Priority.NONE;
    private Due due = Due.NONE;
    private @Nullable String recurrence;
    private @Nullable Instant createdAt;
    private @Nullable Instant completedAt;
    private @Nullable Instant archivedAt;

    public void title(String text) {
        title = text;
    }

    public void description(String text) {
        description = text;
    }

    public void status(Status value) {
        status = value;
    }

    public void priority(Priority value) {
        priority = value;
    }

    public void createdAt(@Nullable Instant instant) {
        createdAt = inRange(instant);
    }

    /** Done, at that time if it is known. */
    public void done(@Nullable Instant instant) {
        status = Status.DONE;
        completedAt = inRange(instant);
    }

    public void archivedAt(Instant instant) {
        archivedAt = inRange(instant);
    }

    private static @Nullable Instant inRange(@Nullable Instant instant) {
        return instant == null || !InstantRange.contains(instant) ? null : instant.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Something that TaskFlow has no field for: kept as a line of the description. */
    public void fact(String name, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            facts.add(name + ": " + text.strip());
        }
    }

    /** What was said about the task: it comes last in the description. */
    public void comment(String text) {
        if (!text.isBlank()) {
            comments.add(text.strip());
        }
    }

    public void warn(Code code, @Nullable String field, String message) {
        warnings.add(new Finding(code, field, message));
    }

    /** Keeps what is not understood as text, with a warning. */
    public void notUnderstood(Code code, String field, String name, String text) {
        fact(name, text);
        warn(code, field, "is not understood and kept in the description: " + start(text));
    }

    private static String start(String text) {
        String line = text.lines().findFirst().orElse("").strip();
        return Text.length(line) <= 40 ? line : line.substring(0, line.offsetByCodePoints(0, 40)) + ELLIPSIS;
    }

    public boolean hasDue() {
        return due.date() != null;
    }

    /** @param zone only with a time */
    public void due(LocalDate date, @Nullable LocalTime time, @Nullable ZoneId zone) {
        if (date.isBefore(FieldLimits.EARLIEST_DATE) || date.getYear() > 9999) {
            notUnderstood(Code.DATE_NOT_UNDERSTOOD, "dueDate", "Due", date.toString());
            return;
        }
        due = new Due(date, time == null ? null : time.truncatedTo(ChronoUnit.MINUTES), time == null ? null : zone);
    }

    public void due(Instant instant, ZoneId zone) {
        ZonedDateTime there = instant.atZone(zone);
        due(there.toLocalDate(), there.toLocalTime(), zone);
    }

    /** The zone the owner means, whether or not there is a time; null for none. */
    public void timeZone(@Nullable ZoneId zone) {
        due = new Due(due.date(), due.time(), zone);
    }

    /** A date, or a time with offset; anything else is kept as text. */
    public void dueText(String text, ZoneId zone) {
        LocalDate date = DueText.date(text);
        Instant instant = instant(text);
        if (date != null) {
            due(date, null, null);
        } else if (instant != null) {
            due(instant, zone);
        } else {
            notUnderstood(Code.DATE_NOT_UNDERSTOOD, "dueDate", "Due", text);
        }
    }

    public void recurrence(String rule) {
        recurrence = rule;
    }

    /** Null if the text is no RFC 3339 time. */
    public static @Nullable Instant instant(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    public void tag(String text) {
        String tag = Text.strip(oneLine(text));
        if (!Text.isVisible(tag)) {
            return;
        }
        if (Text.length(tag) > FieldLimits.TAG_LENGTH) {
            fact("Tag", tag);
            warn(Code.TAG_CUT, "tags", "has more than %d characters: %s".formatted(FieldLimits.TAG_LENGTH, start(tag)));
            tag = cut(tag, FieldLimits.TAG_LENGTH);
        }
        if (foldedTags.contains(TagText.fold(tag))) {
            return;
        }
        if (tags.size() == FieldLimits.MOST_TAGS) {
            fact("Tag", tag);
            warn(
                    Code.TOO_MANY_TAGS,
                    "tags",
                    "are more than %d; kept in the description: %s".formatted(FieldLimits.MOST_TAGS, start(tag)));
            return;
        }
        tags.add(tag);
        foldedTags.add(TagText.fold(tag));
    }

    public List<Finding> warnings() {
        return warnings;
    }

    /** The task within our limits; call it once. */
    public PortableTask build(@Nullable String externalId, @Nullable String parentExternalId) {
        String line = fittingTitle();
        if (recurrence != null && due.date() == null) {
            notUnderstood(Code.RECURRENCE_NOT_UNDERSTOOD, "recurrence", "Repeats", recurrence);
            recurrence = null;
        }
        return new PortableTask(
                externalId,
                parentExternalId,
                line,
                fittingDescription(),
                status,
                priority,
                due,
                tags,
                recurrence,
                createdAt,
                status == Status.DONE ? completedAt : null,
                archivedAt);
    }

    private String fittingTitle() {
        String line = Text.strip(oneLine(title));
        if (!Text.isVisible(line)) {
            warn(Code.TITLE_MISSING, "title", "is missing");
            return "(untitled)";
        }
        if (Text.length(line) > FieldLimits.TITLE_LENGTH) {
            warn(
                    Code.TITLE_CUT,
                    "title",
                    "has %d characters; all of it is in the description".formatted(Text.length(line)));
            facts.addFirst(title.strip());
            return cut(line, FieldLimits.TITLE_LENGTH);
        }
        if (!line.equals(Text.strip(title))) {
            warn(Code.TITLE_CHANGED, "title", "is not one line of text; as it was, it is in the description");
            facts.addFirst(title.strip());
        }
        return line;
    }

    private @Nullable String fittingDescription() {
        List<String> parts = new ArrayList<>();
        if (!description.isBlank()) {
            parts.add(description);
        }
        if (!facts.isEmpty()) {
            parts.add(String.join("\n", facts));
        }
        parts.addAll(comments);
        if (parts.isEmpty()) {
            return null;
        }
        String all = String.join("\n\n", parts);
        if (Text.hasLoneSurrogate(all)) {
            warn(Code.TEXT_REPAIRED, "description", "held half a surrogate pair");
            all = repaired(all);
        }
        if (Text.length(all) > FieldLimits.DESCRIPTION_LENGTH) {
            warn(
                    Code.DESCRIPTION_CUT,
                    "description",
                    "has %d characters and is cut to %d".formatted(Text.length(all), FieldLimits.DESCRIPTION_LENGTH));
            return cut(all, FieldLimits.DESCRIPTION_LENGTH);
        }
        return all;
    }

    private static String cut(String text, int longest) {
        return Text.strip(text.substring(0, text.offsetByCodePoints(0, longest - 1))) + ELLIPSIS;
    }

    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        repaired(text)
                .codePoints()
                .forEach(c -> line.appendCodePoint(Text.hasControl(Character.toString(c)) ? ' ' : c));
        return line.toString();
    }

    private static String repaired(String text) {
        if (!Text.hasLoneSurrogate(text)) {
            return text;
        }
        StringBuilder whole = new StringBuilder();
        text.codePoints().forEach(c -> whole.appendCodePoint(Character.getType(c) == Character.SURROGATE ? 0xFFFD : c));
        return whole.toString();
    }
}
