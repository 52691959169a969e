package app.taskflow.query.http;

import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import app.taskflow.query.stats.Statistics;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A user's tasks in numbers, as clients see them. */
record StatisticsJson(
        long total,
        long open,
        long overdue,
        long dueToday,
        Map<Status, Long> byStatus,
        Map<Priority, Long> byPriority,
        List<Statistics.TagCount> byTag,
        List<Statistics.DayCount> completedPerDay) {

    static StatisticsJson of(Statistics counted) {
        return new StatisticsJson(
                counted.total(),
                counted.open(),
                counted.overdue(),
                counted.dueToday(),
                new EnumMap<>(counted.byStatus()),
                new EnumMap<>(counted.byPriority()),
                counted.byTag(),
                counted.completedPerDay());
    }
}
