package app.taskflow.query.stats;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import app.taskflow.query.TestMongo;
import app.taskflow.query.stats.Statistics.DayCount;
import app.taskflow.query.stats.Statistics.TagCount;
import app.taskflow.query.store.ProjectionId;
import app.taskflow.query.store.TaskIndexing;
import app.taskflow.query.store.TaskStore;
import app.taskflow.query.view.Moved;
import app.taskflow.query.view.TaskView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    private static final UserId OWNER = new UserId(new UUID(1, 1));
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private final TaskStore store = new TaskStore(TestMongo.newDatabase(), ProjectionId.TASKS);
    private final TaskIndexing indexing = new TaskIndexing();
    private int made;

    @Test
    void nobody_has_nothing() {
        Statistics none = read(ZoneOffset.UTC, 2);
        assertThat(none.total()).isZero();
        assertThat(none.byStatus())
                .containsOnly(
                        Map.entry(Status.TODO, 0L), Map.entry(Status.IN_PROGRESS, 0L), Map.entry(Status.DONE, 0L));
        assertThat(none.byPriority()).hasSize(5);
        assertThat(none.byTag()).isEmpty();
        assertThat(none.completedPerDay()).containsExactly(new DayCount(TODAY.minusDays(1), 0), new DayCount(TODAY, 0));
    }

    @Test
    void tasks_are_counted_by_status_priority_and_tag_without_case() {
        task(Status.TODO, Due.NONE, "Home", "x");
        task(Status.IN_PROGRESS, Due.NONE, "home");
        task(Status.DONE, Due.NONE, "home");
        Statistics counted = read(ZoneOffset.UTC, 1);
        assertThat(counted.total()).isEqualTo(3);
        assertThat(counted.open()).isEqualTo(2);
        assertThat(counted.byStatus()).containsEntry(Status.TODO, 1L).containsEntry(Status.DONE, 1L);
        assertThat(counted.byPriority()).containsEntry(Priority.HIGH, 3L).containsEntry(Priority.NONE, 0L);
        assertThat(counted.byTag()).containsExactly(new TagCount("home", 3), new TagCount("x", 1));
    }

    @Test
    void overdue_and_due_today_are_open_tasks_in_their_own_zone_or_the_readers() {
        task(Status.TODO, new Due(TODAY, null, null));
        task(Status.TODO, new Due(TODAY, LocalTime.of(11, 0), null));
        task(Status.DONE, new Due(TODAY.minusDays(3), null, null));
        task(Status.TODO, new Due(TODAY.minusDays(3), null, null));
        // 21:00 in Tokyo: not over yet there, whatever the reader's zone.
        task(Status.TODO, new Due(TODAY, null, TOKYO));
        assertThat(read(ZoneOffset.UTC, 1).overdue()).isEqualTo(2);
        assertThat(read(ZoneOffset.UTC, 1).dueToday()).isEqualTo(3);
        // For a reader in Kiritimati it is the 24th already, but not for the task in Tokyo.
        assertThat(read(ZoneId.of("Pacific/Kiritimati"), 1).overdue()).isEqualTo(3);
        assertThat(read(ZoneId.of("Pacific/Kiritimati"), 1).dueToday()).isEqualTo(1);
    }

    @Test
    void completed_tasks_are_counted_by_day_of_the_readers_zone_archived_ones_too() {
        Instant evening = Instant.parse("2026-11-22T20:00:00Z");
        write(task("a", Status.DONE, Due.NONE, List.of(), evening, null, null));
        write(task("b", Status.DONE, Due.NONE, List.of(), evening, NOW, null));
        write(task("c", Status.DONE, Due.NONE, List.of(), evening, null, NOW));
        assertThat(read(ZoneOffset.UTC, 2).completedPerDay())
                .containsExactly(new DayCount(TODAY.minusDays(1), 2), new DayCount(TODAY, 0));
        assertThat(read(TOKYO, 2).completedPerDay())
                .containsExactly(new DayCount(TODAY.minusDays(1), 0), new DayCount(TODAY, 2));
        assertThat(read(TOKYO, 2).total()).isEqualTo(1);
    }

    private Statistics read(ZoneId zone, int days) {
        return new StatisticsReader(store).read(OWNER, new StatisticsQuery(zone, days), NOW);
    }

    private void task(Status status, Due due, String... tags) {
        write(task("t", status, due, List.of(tags), status == Status.DONE ? NOW : null, null, null));
    }

    private void write(TaskView task) {
        store.write(List.of(indexing.index(task, 0, null)));
    }

    private TaskView task(
            String title,
            Status status,
            Due due,
            List<String> tags,
            @Nullable Instant completedAt,
            @Nullable Instant archivedAt,
            @Nullable Instant deletedAt) {
        return new TaskView(
                new TaskId(new UUID(2, ++made)),
                OWNER,
                1,
                title,
                null,
                status,
                Priority.HIGH,
                due,
                tags,
                null,
                "r",
                null,
                NOW,
                NOW,
                completedAt,
                archivedAt,
                deletedAt,
                null,
                Moved.NEVER);
    }
}
