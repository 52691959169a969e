package app.taskflow.query.stats;

import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A user's tasks in numbers. All but the last count tasks that are neither archived nor deleted.
 *
 * @param open those not done
 * @param overdue the open ones whose deadline is past
 * @param dueToday the open ones that are due on today's date
 * @param byStatus every status, those without tasks too
 * @param byPriority likewise
 * @param byTag most used first
 * @param completedPerDay oldest first, every day up to today; archived tasks count too, as putting them away does not
 *     undo the work
 */
public record Statistics(
        long total,
        long open,
        long overdue,
        long dueToday,
        Map<Status, Long> byStatus,
        Map<Priority, Long> byPriority,
        List<TagCount> byTag,
        List<DayCount> completedPerDay) {

    public record TagCount(String tag, long count) {}

    public record DayCount(LocalDate date, long count) {}

    public Statistics {
        byStatus = Map.copyOf(byStatus);
        byPriority = Map.copyOf(byPriority);
        byTag = List.copyOf(byTag);
        completedPerDay = List.copyOf(completedPerDay);
    }
}
