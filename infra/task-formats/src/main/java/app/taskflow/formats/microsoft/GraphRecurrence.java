package app.taskflow.formats.microsoft;

import static app.taskflow.formats.json.JsonDocument.text;

import app.taskflow.events.field.DueText;
import app.taskflow.formats.foreign.ForeignTask;
import app.taskflow.formats.row.Finding.Code;
import app.taskflow.formats.task.RecurrenceText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Graph's pattern and range as a rule of RFC 5545. */
final class GraphRecurrence {

    private GraphRecurrence() {}

    static void read(ForeignTask task, JsonNode recurrence) {
        LocalDate start = date(text(recurrence.path("range"), "startDate"));
        String rule = rule(recurrence.path("pattern"), recurrence.path("range"));
        if (rule == null || !RecurrenceText.isRule(rule)) {
            task.notUnderstood(Code.RECURRENCE_NOT_UNDERSTOOD, "recurrence", "Repeats", recurrence.toString());
            return;
        }
        if (!task.hasDue() && start != null) {
            task.due(start, null, null);
        }
        task.recurrence(rule);
    }

    private static @Nullable String rule(JsonNode pattern, JsonNode range) {
        String frequency = frequency(pattern);
        String days = days(pattern);
        String interval = text(pattern, "interval");
        if (frequency == null || days == null) {
            return null;
        }
        StringBuilder rule = new StringBuilder(frequency);
        if (interval != null && !interval.equals("1")) {
            rule.append(";INTERVAL=").append(interval);
        }
        return end(rule.append(days), range);
    }

    private static @Nullable String frequency(JsonNode pattern) {
        return switch (type(pattern)) {
            case "daily" -> "FREQ=DAILY";
            case "weekly" -> "FREQ=WEEKLY";
            case "absolutemonthly" -> "FREQ=MONTHLY;BYMONTHDAY=" + text(pattern, "dayOfMonth");
            case "relativemonthly" -> "FREQ=MONTHLY";
            case "absoluteyearly" ->
                "FREQ=YEARLY;BYMONTH=" + text(pattern, "month") + ";BYMONTHDAY=" + text(pattern, "dayOfMonth");
            case "relativeyearly" -> "FREQ=YEARLY;BYMONTH=" + text(pattern, "month");
            default -> null;
        };
    }

    private static String type(JsonNode pattern) {
        String type = text(pattern, "type");
        return type == null ? "" : type.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String days(JsonNode pattern) {
        boolean relative = type(pattern).startsWith("relative");
        if (!relative && !type(pattern).equals("weekly")) {
            return "";
        }
        List<String> days = new ArrayList<>();
        for (JsonNode day : pattern.path("daysOfWeek")) {
            String name = day.asString("");
            if (name.length() < 6) {
                return null;
            }
            days.add(name.substring(0, 2).toUpperCase(Locale.ROOT));
        }
        if (days.isEmpty()) {
            return relative ? null : "";
        }
        String position = relative ? position(text(pattern, "index")) : "";
        if (position == null) {
            return null;
        }
        // "The second of Monday and Tuesday" is one day: BYSETPOS, not two BYDAY with numbers.
        return ";BYDAY=" + String.join(",", days) + (position.isEmpty() ? "" : ";BYSETPOS=" + position);
    }

    private static @Nullable String position(@Nullable String index) {
        return switch (index == null ? "first" : index) {
            case "first" -> "1";
            case "second" -> "2";
            case "third" -> "3";
            case "fourth" -> "4";
            case "last" -> "-1";
            default -> null;
        };
    }

    private static @Nullable String end(StringBuilder rule, JsonNode range) {
        String type = text(range, "type");
        switch (type == null ? "noEnd" : type) {
            case "noEnd" -> {}
            case "numbered" -> rule.append(";COUNT=").append(text(range, "numberOfOccurrences"));
            case "endDate" -> {
                LocalDate end = date(text(range, "endDate"));
                if (end == null) {
                    return null;
                }
                rule.append(";UNTIL=").append(end.toString().replace("-", ""));
            }
            default -> {
                return null;
            }
        }
        return rule.toString();
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        return text == null ? null : DueText.date(text);
    }
}
