package app.taskflow.query.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Source;
import app.taskflow.events.task.Status;
import app.taskflow.events.task.TaskEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TaskFoldTest {

    private static final TaskId TASK = new TaskId(UUID.fromString("01900000-0000-7000-8000-000000000001"));
    private static final UserId OWNER = new UserId(UUID.fromString("01900000-0000-7000-8000-000000000002"));
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final TaskEvent.Created CREATED = new TaskEvent.Created(
            "Water the plants", "All", Status.TODO, Priority.HIGH, Due.NONE, List.of("home"), "m", START, null);

    private static final Due DUE = new Due(LocalDate.of(2026, 12, 24), null, null);

    @Test
    void a_created_task_has_all_that_was_known_then() {
        assertThat(fold(CREATED))
                .isEqualTo(new TaskView(
                        TASK,
                        OWNER,
                        1,
                        "Water the plants",
                        "All",
                        Status.TODO,
                        Priority.HIGH,
                        Due.NONE,
                        List.of("home"),
                        null,
                        "m",
                        null,
                        START,
                        START,
                        null,
                        null,
                        null,
                        null,
                        Moved.NEVER));
    }

    @Test
    void every_event_counts_as_a_version_and_as_an_update() {
        TaskView view = fold(CREATED, new TaskEvent.Started(), new TaskEvent.Retitled("Water them"));
        assertThat(view.version()).isEqualTo(3);
        assertThat(view.updatedAt()).isEqualTo(START.plusSeconds(2));
        assertThat(view.createdAt()).isEqualTo(START);
    }

    @Test
    void fields_take_what_their_events_say() {
        var due = new Due(LocalDate.of(2026, 12, 24), null, null);
        TaskView view = fold(
                CREATED,
                new TaskEvent.Retitled("b"),
                new TaskEvent.Described(null),
                new TaskEvent.Prioritized(Priority.LOW),
                new TaskEvent.Rescheduled(due),
                new TaskEvent.Retagged(List.of("x", "y")));
        assertThat(view.title()).isEqualTo("b");
        assertThat(view.description()).isNull();
        assertThat(view.priority()).isEqualTo(Priority.LOW);
        assertThat(view.due()).isEqualTo(due);
        assertThat(view.tags()).containsExactly("x", "y");
    }

    @Test
    void an_imported_task_keeps_its_parent_its_recurrence_and_where_it_comes_from() {
        TaskView view = fold(imported(DUE), new TaskEvent.Retitled("b"), new TaskEvent.Archived(START));
        assertThat(view.parentId()).isEqualTo(new TaskId(OWNER.value()));
        assertThat(view.recurrence()).isEqualTo("FREQ=DAILY");
        assertThat(view.source()).isEqualTo(new Source("todoist", "7"));
    }

    @Test
    void a_recurrence_goes_with_the_due_date() {
        assertThat(fold(imported(Due.NONE)).recurrence()).isNull();
        var later = new TaskEvent.Rescheduled(new Due(LocalDate.of(2027, 1, 1), null, null));
        var never = new TaskEvent.Rescheduled(Due.NONE);
        assertThat(fold(imported(DUE), later).recurrence()).isEqualTo("FREQ=DAILY");
        assertThat(fold(imported(DUE), never).recurrence()).isNull();
        assertThat(fold(imported(DUE), never, later).recurrence()).isNull();
    }

    private static TaskEvent imported(Due due) {
        return new TaskEvent.Created(
                "a",
                null,
                Status.TODO,
                Priority.NONE,
                due,
                List.of(),
                "m",
                START,
                null,
                new TaskId(OWNER.value()),
                "FREQ=DAILY",
                new Source("todoist", "7"));
    }

    @Test
    void completing_and_reopening_moves_the_status_and_the_instant_together() {
        TaskView done = fold(CREATED, new TaskEvent.Started(), new TaskEvent.Completed(START));
        assertThat(done.status()).isEqualTo(Status.DONE);
        assertThat(done.completedAt()).isEqualTo(START);
        TaskView again = fold(
                CREATED,
                new TaskEvent.Started(),
                new TaskEvent.Completed(START),
                new TaskEvent.Reopened(Status.IN_PROGRESS));
        assertThat(again.status()).isEqualTo(Status.IN_PROGRESS);
        assertThat(again.completedAt()).isNull();
        assertThat(fold(CREATED, new TaskEvent.Started(), new TaskEvent.Stopped())
                        .status())
                .isEqualTo(Status.TODO);
    }

    @Test
    void a_task_archived_and_then_deleted_is_in_the_trash_and_comes_back_archived() {
        var archived = new TaskEvent.Archived(START);
        var deleted = new TaskEvent.Deleted(START);
        assertThat(fold(CREATED).shelf()).isEqualTo(Shelf.LIVE);
        assertThat(fold(CREATED, archived).shelf()).isEqualTo(Shelf.ARCHIVED);
        assertThat(fold(CREATED, archived, deleted).shelf()).isEqualTo(Shelf.TRASH);
        assertThat(fold(CREATED, archived, deleted, new TaskEvent.Restored()).shelf())
                .isEqualTo(Shelf.ARCHIVED);
        assertThat(fold(CREATED, archived, new TaskEvent.Unarchived()).shelf()).isEqualTo(Shelf.LIVE);
    }

    @Test
    void an_event_of_a_task_that_was_never_created_cannot_be_folded() {
        assertThatThrownBy(() -> fold(new TaskEvent.Started()))
                .isInstanceOf(UnfoldableEventException.class)
                .hasMessageContaining("never created");
    }

    @Test
    void a_second_creation_cannot_be_folded() {
        assertThatThrownBy(() -> fold(CREATED, CREATED)).isInstanceOf(UnfoldableEventException.class);
    }

    @Test
    void an_event_of_another_owner_cannot_be_folded() {
        var stranger = new TaskFold.Recorded(TASK, new UserId(TASK.value()), 1, 2, START);
        assertThatThrownBy(() -> TaskFold.apply(fold(CREATED), stranger, new TaskEvent.Started()))
                .isInstanceOf(UnfoldableEventException.class);
    }

    @Test
    void what_lists_are_sorted_by_says_by_which_event_of_the_owner_it_moved_last() {
        assertThat(fold(CREATED, new TaskEvent.Retitled("b"), new TaskEvent.Retitled("c"))
                        .moved())
                .isEqualTo(new Moved(30, 0, 0));
        assertThat(fold(CREATED, new TaskEvent.Rescheduled(DUE), new TaskEvent.Prioritized(Priority.LOW))
                        .moved())
                .isEqualTo(new Moved(0, 20, 30));
        assertThat(fold(CREATED, new TaskEvent.Rescheduled(DUE), new TaskEvent.Rescheduled(Due.NONE))
                        .moved())
                .isEqualTo(new Moved(0, 30, 0));
    }

    @Test
    void another_time_of_the_same_day_moves_nothing() {
        var atNoon = new Due(DUE.date(), LocalTime.NOON, ZoneId.of("Asia/Tokyo"));
        assertThat(fold(CREATED, new TaskEvent.Rescheduled(DUE), new TaskEvent.Rescheduled(atNoon))
                        .moved())
                .isEqualTo(new Moved(0, 20, 0));
    }

    /** Lists sorted by these show a task where it was, whatever happened since. */
    @Test
    void no_event_moves_a_task_by_rank_or_creation() {
        List<TaskEvent> events = List.of(
                new TaskEvent.Retitled("c"),
                new TaskEvent.Described("d"),
                new TaskEvent.Prioritized(Priority.LOW),
                new TaskEvent.Rescheduled(DUE),
                new TaskEvent.Retagged(List.of("y")),
                new TaskEvent.Stopped(),
                new TaskEvent.Started(),
                new TaskEvent.Completed(START.plusSeconds(9)),
                new TaskEvent.Reopened(Status.TODO),
                new TaskEvent.Archived(START.plusSeconds(9)),
                new TaskEvent.Deleted(START.plusSeconds(9)),
                new TaskEvent.Restored(),
                new TaskEvent.Unarchived());
        assertThat(events.stream().map(Object::getClass)).hasSize(TaskEvent.class.getPermittedSubclasses().length - 1);
        for (TaskEvent event : events) {
            TaskView view = fold(CREATED, event);
            assertThat(view.rank()).as("%s", event).isEqualTo("m");
            assertThat(view.createdAt()).as("%s", event).isEqualTo(START);
        }
    }

    private static TaskView fold(TaskEvent... events) {
        @Nullable TaskView view = null;
        for (int i = 0; i < events.length; i++) {
            var recorded = new TaskFold.Recorded(TASK, OWNER, i, 10L * (i + 1), START.plusSeconds(i));
            view = TaskFold.apply(view, recorded, events[i]);
        }
        return java.util.Objects.requireNonNull(view);
    }
}
