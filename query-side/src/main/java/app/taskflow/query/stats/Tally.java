package app.taskflow.query.stats;

import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import app.taskflow.query.stats.Statistics.DayCount;
import app.taskflow.query.view.Deadline;
import app.taskflow.query.view.Shelf;
import app.taskflow.query.view.TaskView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Counts tasks one by one. Where a task has no zone of its own, days are those of the reader's. */
final class Tally {

    private final Instant now;
    private final ZoneId zone;
    private final int days;
    private final Map<Status, Long> byStatus = new EnumMap<>(Status.class);
    private final Map<Priority, Long> byPriority = new EnumMap<>(Priority.class);
    private final TagCounts byTag = new TagCounts();
    private final Map<LocalDate, Long> completed = new HashMap<>();
    private long total;
    private long overdue;
    private long dueToday;

    /** @param days of how many days, today the last, completed tasks are counted */
    Tally(Instant now, ZoneId zone, int days) {
        this.now = now;
        this.zone = zone;
        this.days = days;
        Stream.of(Status.values()).forEach(status -> byStatus.put(status, 0L));
        Stream.of(Priority.values()).forEach(priority -> byPriority.put(priority, 0L));
    }

    void add(TaskView task) {
        if (task.completedAt() != null) {
            completed.merge(LocalDate.ofInstant(task.completedAt(), zone), 1L, Long::sum);
        }
        if (task.shelf() != Shelf.LIVE) {
            return;
        }
        total++;
        byStatus.merge(task.status(), 1L, Long::sum);
        byPriority.merge(task.priority(), 1L, Long::sum);
        task.tags().forEach(byTag::add);
        if (task.isOpen()) {
            addDue(task);
        }
    }

    private void addDue(TaskView task) {
        Deadline deadline = Deadline.of(task.due());
        if (deadline != null && deadline.isPast(now, zone)) {
            overdue++;
        }
        ZoneId own = task.due().zone();
        if (today(own == null ? zone : own).equals(task.due().date())) {
            dueToday++;
        }
    }

    private LocalDate today(ZoneId where) {
        return LocalDate.ofInstant(now, where);
    }

    Statistics result() {
        LocalDate today = today(zone);
        List<DayCount> perDay = today.minusDays(days - 1L)
                .datesUntil(today.plusDays(1))
                .map(day -> new DayCount(day, completed.getOrDefault(day, 0L)))
                .toList();
        long open = total - byStatus.getOrDefault(Status.DONE, 0L);
        return new Statistics(total, open, overdue, dueToday, byStatus, byPriority, byTag.mostUsedFirst(), perDay);
    }
}
