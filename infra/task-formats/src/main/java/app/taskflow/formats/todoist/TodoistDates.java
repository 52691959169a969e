package app.taskflow.formats.todoist;

import app.taskflow.events.field.DueText;
import app.taskflow.formats.foreign.ForeignTask;
import app.taskflow.formats.row.Finding.Code;
import app.taskflow.formats.row.ReadOptions;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as Todoist writes them: ISO, or a few words of English that leave no doubt. The rest is kept as text. */
final class TodoistDates {

    private static final Pattern ISO = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:[T ](\\d{2}:\\d{2})(?::\\d{2})?)?");
    private static final Pattern WORDS = Pattern.compile("([a-z ]+?)(?: (?:at )?(\\d{2}:\\d{2}))?");

    private final ForeignTask task;
    private final ReadOptions options;
    private final ZoneId zone;

    TodoistDates(ForeignTask task, ReadOptions options, String timeZone) {
        this.task = task;
        this.options = options;
        ZoneId own = timeZone.isEmpty() ? null : DueText.zone(timeZone);
        if (!timeZone.isEmpty() && own == null) {
            task.notUnderstood(Code.TIME_ZONE_NOT_UNDERSTOOD, "timeZone", "Time zone", timeZone);
        }
        this.zone = own == null ? options.zone() : own;
    }

    void read(String text, String language) {
        Matcher iso = ISO.matcher(text);
        Matcher words = WORDS.matcher(text.toLowerCase(Locale.ROOT).strip());
        boolean english = language.isEmpty() || language.equalsIgnoreCase("en");
        if (iso.matches() && set(DueText.date(iso.group(1)), iso.group(2))) {
            return;
        }
        if (english && words.matches() && words(words.group(1), words.group(2))) {
            return;
        }
        task.notUnderstood(Code.DATE_NOT_UNDERSTOOD, "dueDate", "Due", text);
    }

    private boolean words(String words, @Nullable String time) {
        LocalDate today = options.now().atZone(zone).toLocalDate();
        return switch (words) {
            case "today" -> set(today, time);
            case "tomorrow" -> set(today.plusDays(1), time);
            case "yesterday" -> set(today.minusDays(1), time);
            case "every day", "daily" -> set(today, time) && repeat("FREQ=DAILY");
            default -> {
                boolean every = words.startsWith("every ");
                DayOfWeek day = day(every ? words.substring("every ".length()) : words);
                yield day != null
                        && set(today.with(TemporalAdjusters.nextOrSame(day)), time)
                        && (!every || repeat("FREQ=WEEKLY;BYDAY=" + day.name().substring(0, 2)));
            }
        };
    }

    private boolean repeat(String rule) {
        task.recurrence(rule);
        return true;
    }

    private static @Nullable DayOfWeek day(String name) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().equalsIgnoreCase(name)
                        || day.name().substring(0, 3).equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    private boolean set(@Nullable LocalDate date, @Nullable String timeText) {
        LocalTime time = timeText == null ? null : DueText.time(timeText);
        if (date == null || (timeText != null && time == null)) {
            return false;
        }
        task.due(date, time, zone);
        return true;
    }
}
