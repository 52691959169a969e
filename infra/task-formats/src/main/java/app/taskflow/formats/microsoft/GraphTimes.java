package app.taskflow.formats.microsoft;

import static app.taskflow.formats.json.JsonDocument.text;

import app.taskflow.formats.foreign.ForeignTask;
import app.taskflow.formats.foreign.ForeignZones;
import app.taskflow.formats.row.Finding.Code;
import app.taskflow.formats.row.ReadOptions;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Graph's pairs of a local time and the name of its zone. */
final class GraphTimes {

    private final ReadOptions options;

    GraphTimes(ReadOptions options) {
        this.options = options;
    }

    /**
     * To Do's due date is a day, written as its midnight: in the zone it names, or in its owner's, converted to UTC. So
     * a midnight of either is that day, and no time.
     */
    void due(ForeignTask task, JsonNode value) {
        String shown = shown(value);
        if (shown == null) {
            return;
        }
        LocalDateTime local = local(value);
        if (local == null) {
            task.notUnderstood(Code.DATE_NOT_UNDERSTOOD, "dueDate", "Due", shown);
            return;
        }
        ZoneId named = zone(task, value);
        LocalDateTime there =
                local.atZone(named).withZoneSameInstant(options.zone()).toLocalDateTime();
        if (local.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            task.due(local.toLocalDate(), null, null);
        } else if (there.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            task.due(there.toLocalDate(), null, null);
        } else if (named.getId().equals("UTC")) {
            task.due(there.toLocalDate(), there.toLocalTime(), options.zone());
        } else {
            task.due(local.toLocalDate(), local.toLocalTime(), named);
        }
    }

    private ZoneId zone(ForeignTask task, JsonNode value) {
        String name = text(value, "timeZone");
        ZoneId zone = name == null ? null : ForeignZones.find(name);
        if (name != null && zone == null) {
            task.notUnderstood(Code.TIME_ZONE_NOT_UNDERSTOOD, "timeZone", "Time zone", name);
        }
        return zone == null ? options.zone() : zone;
    }

    @Nullable
    Instant instant(JsonNode value) {
        LocalDateTime local = local(value);
        String name = text(value, "timeZone");
        ZoneId zone = name == null ? null : ForeignZones.find(name);
        return local == null
                ? null
                : local.atZone(zone == null ? options.zone() : zone).toInstant();
    }

    private static @Nullable LocalDateTime local(JsonNode value) {
        String text = text(value, "dateTime");
        try {
            return text == null
                    ? null
                    : LocalDateTime.parse(text.endsWith("Z") ? text.substring(0, text.length() - 1) : text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Both parts as they were written; null if there is nothing. */
    static @Nullable String shown(JsonNode value) {
        String time = text(value, "dateTime");
        String zone = text(value, "timeZone");
        return time == null ? null : zone == null ? time : time + " " + zone;
    }
}
