package app.taskflow.cli.client;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What {@code GET /tasks/stats} counts. */
public record TaskStats(
        long total,
        long open,
        long overdue,
        long dueToday,
        Map<String, Long> byStatus,
        Map<String, Long> byPriority,
        List<TagCount> byTag,
        List<DayCount> completedPerDay) {

    public record TagCount(String tag, long count) {}

    public record DayCount(LocalDate date, long count) {}

    public TaskStats {
        byStatus = Objects.requireNonNullElse(byStatus, Map.of());
        byPriority = Objects.requireNonNullElse(byPriority, Map.of());
        byTag = Objects.requireNonNullElse(byTag, List.of());
        completedPerDay = Objects.requireNonNullElse(completedPerDay, List.of());
    }
}
