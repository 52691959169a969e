package app.taskflow.query.past;

import static app.taskflow.query.TestLog.event;
import static app.taskflow.query.TestLog.fromTheFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.taskflow.events.catalogue.EventCodec;
import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.log.Commit;
import app.taskflow.query.ChanceHistory;
import app.taskflow.query.TestLog;
import app.taskflow.query.TestMongo;
import app.taskflow.query.TestNode;
import app.taskflow.query.projection.repair.TaskEvents;
import app.taskflow.query.store.OwnerState;
import app.taskflow.query.store.ProjectionId;
import app.taskflow.query.store.Views;
import app.taskflow.query.view.TaskView;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class PastTasksTest {

    private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");
    private static final int INTERVAL = 10;

    private final Views views = Views.in(TestMongo.newDatabase(), ProjectionId.TASKS);
    private final UserId owner = TestLog.newOwner();
    private final TaskId task = TestLog.newTask();
    private final AtomicInteger decoded = new AtomicInteger();
    private final List<PastTasks> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(PastTasks::close);
    }

    @Test
    void at_every_time_the_tasks_are_what_the_events_up_to_it_make() {
        Random random = new Random();
        List<Commit> commits = commits(new ChanceHistory(random), 40);
        PastTasks past = past(2, Duration.ofSeconds(10));
        Map<TaskId, TaskView> expected = new HashMap<>();
        for (Commit commit : commits) {
            assertThat(byId(past.at(owner, commit.at().minusMillis(1)))).isEqualTo(expected);
            apply(commit, expected);
            assertThat(byId(past.at(owner, commit.at()))).isEqualTo(expected);
        }
    }

    @Test
    void a_fold_goes_on_from_a_state_that_was_kept() {
        List<Commit> commits = commits(new ChanceHistory(new Random()), 80);
        Instant end = commits.getLast().at();
        Past first = past(2, Duration.ofSeconds(10)).at(owner, end);
        OwnerState state = new OwnerState(owner, 0, null, List.of());
        await().until(() -> {
            var kept = views.past().find(state, end);
            return kept != null
                    && first.through() - kept.through()
                            < Math.max(INTERVAL, kept.tasks().size());
        });
        decoded.set(0);
        Past again = past(2, Duration.ofSeconds(10)).at(owner, end);
        assertThat(byId(again)).isEqualTo(byId(first));
        assertThat(decoded.get()).isLessThan(first.tasks().size() + INTERVAL);
        Map<TaskId, TaskView> expected = new HashMap<>();
        for (Commit commit : commits) {
            apply(commit, expected);
            assertThat(byId(past(2, Duration.ofSeconds(10)).at(owner, commit.at())))
                    .isEqualTo(expected);
        }
    }

    @Test
    void a_fold_that_takes_too_long_is_refused_and_goes_on_behind() {
        List<Commit> commits = commits(new ChanceHistory(new Random()), 40);
        Instant end = commits.getLast().at();
        assertThatThrownBy(() -> past(2, Duration.ZERO).at(owner, end)).satisfies(PastTasksTest::isUnavailable);
        await().until(() -> views.past().find(new OwnerState(owner, 0, null, List.of()), end) != null);
    }

    @Test
    void no_more_folds_run_at_once_than_are_allowed() {
        TestLog.commit(owner, START, event(task, 0, created()));
        assertThatThrownBy(() -> past(0, Duration.ofSeconds(10)).at(owner, START))
                .satisfies(PastTasksTest::isUnavailable);
    }

    /** Two nodes whose clocks differ: what stands behind a later commit cannot have been seen before it. */
    @Test
    void a_commit_takes_effect_no_sooner_than_those_in_front_of_it() {
        TestLog.commit(owner, START, event(task, 0, created()));
        TestLog.commit(owner, START.plusMillis(20), event(task, 1, new TaskEvent.Retitled("fast")));
        TestLog.commit(owner, START.plusMillis(10), event(task, 2, new TaskEvent.Retitled("slow")));
        PastTasks past = past(2, Duration.ofSeconds(10));
        assertThat(title(past, START.plusMillis(10))).isEqualTo("a");
        assertThat(title(past, START.plusMillis(19))).isEqualTo("a");
        assertThat(title(past, START.plusMillis(20))).isEqualTo("slow");
    }

    @Test
    void what_is_held_is_gone_on_from_when_more_comes_of_its_time() {
        PastTasks past = past(2, Duration.ofSeconds(10));
        TestLog.commit(owner, START, event(task, 0, created()));
        assertThat(title(past, START)).isEqualTo("a");
        TestLog.commit(owner, START, event(task, 1, new TaskEvent.Retitled("b")));
        assertThat(title(past, START)).isEqualTo("b");
        TestLog.commit(owner, START.plusMillis(1), event(task, 2, new TaskEvent.Retitled("c")));
        assertThat(title(past, START)).isEqualTo("b");
        int before = decoded.get();
        assertThat(title(past, START)).isEqualTo("b");
        assertThat(decoded.get()).isEqualTo(before);
    }

    @Test
    void the_past_ends_where_the_views_do_until_an_operator_skips_the_event() {
        PastTasks past = past(2, Duration.ofSeconds(10));
        TestLog.commit(owner, START, event(task, 0, created()));
        TestLog.commit(owner, START, fromTheFuture(task, 1));
        Commit last = TestLog.commit(owner, START, event(task, 2, new TaskEvent.Retitled("b")));
        assertThat(title(past, START)).isEqualTo("a");
        views.owners().advance(Map.of(0, Map.of(owner, 1L)));
        views.owners().skip(owner, new OwnerState.Skipped(last.first() - 1, task.value()));
        assertThat(title(past, START)).isEqualTo("b");
    }

    @Test
    void of_an_erased_owner_nothing_is_told() {
        PastTasks past = past(2, Duration.ofSeconds(10));
        TestLog.commit(owner, START, event(task, 0, created()));
        assertThat(past.at(owner, START).tasks()).hasSize(1);
        views.owners().erase(owner, 0);
        assertThat(past.at(owner, START).tasks()).isEmpty();
    }

    private PastTasks past(int folds, Duration patience) {
        TaskEvents events = new TaskEvents((type, data) -> {
            decoded.incrementAndGet();
            return EventCodec.standard().decode(type, data);
        });
        var settings = new PastSettings(INTERVAL, folds, Duration.ofMillis(1), patience, DataSize.ofMegabytes(1));
        PastTasks past = new PastTasks(TestLog.LOG, events, views, settings, Clock.systemUTC());
        opened.add(past);
        return past;
    }

    private List<Commit> commits(ChanceHistory history, int count) {
        List<Commit> commits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            commits.add(TestLog.commit(owner, START.plusMillis(10L * i), history.next(owner)));
        }
        return commits;
    }

    private static void apply(Commit commit, Map<TaskId, TaskView> views) {
        commit.published()
                .forEach(event ->
                        views.compute(new TaskId(event.aggregateId()), (_, view) -> TestNode.PLAIN.apply(view, event)));
    }

    private static Map<TaskId, TaskView> byId(Past past) {
        Map<TaskId, TaskView> byId = new HashMap<>();
        past.tasks().forEach(view -> byId.put(view.id(), view));
        return byId;
    }

    private String title(PastTasks past, Instant asOf) {
        TaskView view = past.at(owner, asOf).task(task);
        return view == null ? "" : view.title();
    }

    private static void isUnavailable(Throwable failure) {
        assertThat(failure).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.UNAVAILABLE);
            assertThat(problem.headers()).containsKey("Retry-After");
        });
    }

    private static TaskEvent created() {
        return new TaskEvent.Created("a", null, Status.TODO, Priority.NONE, Due.NONE, List.of(), "m", START, null);
    }
}
