package app.taskflow.formats.taskflow;

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
import app.taskflow.formats.task.RecurrenceText;
import app.taskflow.formats.task.WireNames;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the texts of one row by the rules of the API, and collects all that is wrong with them. A field without a
 * value is given as null.
 */
final class FieldCheck {

    static final int EXTERNAL_ID_LENGTH = 255;
    private static final int SHOWN = 40;

    private final List<Finding> errors = new ArrayList<>();
    private final @Nullable ZoneId zoneOfTimesWithoutOne;

    FieldCheck(@Nullable ZoneId zoneOfTimesWithoutOne) {
        this.zoneOfTimesWithoutOne = zoneOfTimesWithoutOne;
    }

    /** @param tags each as it was written */
    record Texts(
            @Nullable String externalId,
            @Nullable String parentExternalId,
            @Nullable String title,
            @Nullable String description,
            @Nullable String status,
            @Nullable String priority,
            @Nullable String dueDate,
            @Nullable String dueTime,
            @Nullable String timeZone,
            List<String> tags,
            @Nullable String recurrence,
            @Nullable String createdAt,
            @Nullable String completedAt,
            @Nullable String archivedAt) {}

    void error(Code code, @Nullable String field, String message) {
        errors.add(new Finding(code, field, message));
    }

    List<Finding> errors() {
        return errors;
    }

    /** The task, or null if there are errors. */
    @Nullable
    PortableTask read(Texts texts) {
        String externalId = optionalLine("externalId", texts.externalId(), EXTERNAL_ID_LENGTH);
        String parentExternalId = optionalLine("parentExternalId", texts.parentExternalId(), EXTERNAL_ID_LENGTH);
        String title = line("title", texts.title(), FieldLimits.TITLE_LENGTH);
        String description = description(texts.description());
        Instant completedAt = instant("completedAt", texts.completedAt());
        Status status = choice("status", texts.status(), Status.values());
        Priority priority = choice("priority", texts.priority(), Priority.values());
        Due due = due(texts.dueDate(), texts.dueTime(), texts.timeZone());
        List<String> tags = tags(texts.tags());
        String recurrence = recurrence(texts.recurrence(), texts.dueDate());
        Instant createdAt = instant("createdAt", texts.createdAt());
        Instant archivedAt = instant("archivedAt", texts.archivedAt());
        if (status == null && texts.status() == null) {
            // What was completed stays so; only a status that says otherwise contradicts it.
            status = texts.completedAt() == null ? Status.TODO : Status.DONE;
        }
        if (completedAt != null && status != null && status != Status.DONE) {
            error(Code.NOT_DONE, "completedAt", "is given, but the status is not done");
        }
        if (!errors.isEmpty() || title == null || status == null) {
            return null;
        }
        return new PortableTask(
                externalId,
                parentExternalId,
                title,
                description,
                status,
                priority == null ? Priority.NONE : priority,
                due,
                tags,
                recurrence,
                createdAt,
                completedAt,
                archivedAt);
    }

    private @Nullable String optionalLine(String field, @Nullable String text, int longest) {
        return text == null ? null : line(field, text, longest);
    }

    private @Nullable String line(String field, @Nullable String text, int longest) {
        if (text == null) {
            error(Code.REQUIRED, field, "is required");
            return null;
        }
        String stripped = Text.strip(text);
        if (!Text.isVisible(stripped)) {
            error(Code.BLANK, field, "must not be blank");
            return null;
        }
        length(field, stripped, longest);
        encodable(field, stripped);
        if (Text.hasControl(stripped)) {
            error(Code.CONTROL_CHARACTER, field, "must be one line without control characters");
        }
        return stripped;
    }

    private @Nullable String description(@Nullable String text) {
        if (text != null) {
            length("description", text, FieldLimits.DESCRIPTION_LENGTH);
            encodable("description", text);
        }
        return text;
    }

    private void length(String field, String text, int longest) {
        int length = Text.length(text);
        if (length > longest) {
            error(Code.TOO_LONG, field, "must have at most %d characters, not %d".formatted(longest, length));
        }
    }

    private void encodable(String field, String text) {
        if (Text.hasLoneSurrogate(text)) {
            error(Code.MALFORMED_TEXT, field, "must not hold half a surrogate pair");
        }
    }

    private <E extends Enum<E>> @Nullable E choice(String field, @Nullable String text, E[] values) {
        if (text == null) {
            return null;
        }
        E value = WireNames.find(values, text);
        if (value == null) {
            error(Code.UNKNOWN_VALUE, field, "must be one of %s, not %s".formatted(WireNames.all(values), shown(text)));
        }
        return value;
    }

    private Due due(@Nullable String dateText, @Nullable String timeText, @Nullable String zoneText) {
        LocalDate date = dateText == null ? null : DueText.date(dateText);
        if (dateText != null && date == null) {
            error(Code.NO_SUCH_DATE, "dueDate", "must be a day of the calendar, written like 2026-11-23");
        } else if (date != null && date.isBefore(FieldLimits.EARLIEST_DATE)) {
            error(Code.OUT_OF_RANGE, "dueDate", "must not be before " + FieldLimits.EARLIEST_DATE);
        }
        LocalTime time = timeText == null ? null : DueText.time(timeText);
        if (timeText != null && time == null) {
            error(Code.NO_SUCH_TIME, "dueTime", "must be a time of day, written like 08:30");
        }
        if (timeText != null && dateText == null) {
            error(Code.NEEDS_DUE_DATE, "dueTime", "needs a dueDate");
        }
        ZoneId zone = zoneText == null ? null : DueText.zone(zoneText);
        if (zoneText != null && zone == null) {
            error(Code.NO_SUCH_TIME_ZONE, "timeZone", "must be an IANA time zone, written like Europe/Berlin");
        }
        if (date == null) {
            return new Due(null, null, zone);
        }
        return new Due(date, time, zone == null && time != null ? zoneOfTimesWithoutOne : zone);
    }

    private List<String> tags(List<String> texts) {
        if (texts.size() > FieldLimits.MOST_TAGS) {
            error(Code.TOO_MANY, "tags", "must be at most %d, not %d".formatted(FieldLimits.MOST_TAGS, texts.size()));
            return List.of();
        }
        List<String> tags = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String text : texts) {
            String tag = line("tags", text, FieldLimits.TAG_LENGTH);
            if (tag != null) {
                tags.add(tag);
                if (!seen.add(TagText.fold(tag))) {
                    error(Code.DUPLICATE, "tags", "must differ by more than case: " + shown(tag));
                }
            }
        }
        return tags;
    }

    private @Nullable String recurrence(@Nullable String text, @Nullable String dateText) {
        if (text == null) {
            return null;
        }
        if (!RecurrenceText.isRule(text)) {
            error(Code.NO_SUCH_RECURRENCE, "recurrence", "must be an RFC 5545 rule, written like FREQ=WEEKLY;BYDAY=MO");
        } else if (dateText == null) {
            error(Code.NEEDS_DUE_DATE, "recurrence", "needs a dueDate");
        }
        return text;
    }

    private @Nullable Instant instant(String field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
            if (!InstantRange.contains(instant)) {
                error(Code.OUT_OF_RANGE, field, "must be in the years 1900 to 9999");
            }
            return instant;
        } catch (DateTimeException e) {
            error(Code.NO_SUCH_INSTANT, field, "must be a time with its offset, written like 2026-11-23T09:59:26Z");
            return null;
        }
    }

    static String shown(String text) {
        return text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "...";
    }
}
