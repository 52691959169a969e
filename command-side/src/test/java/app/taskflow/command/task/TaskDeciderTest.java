package app.taskflow.command.task;

import static app.taskflow.command.task.TaskScenario.ALICE;
import static app.taskflow.command.task.TaskScenario.BOB;
import static app.taskflow.command.task.TaskScenario.ID;
import static app.taskflow.command.task.TaskScenario.NOW;
import static app.taskflow.command.task.TaskScenario.created;
import static app.taskflow.command.task.TaskScenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.command.task.field.Edit;
import app.taskflow.command.task.field.Violation;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import app.taskflow.events.task.TaskEvent;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaskDeciderTest {

    private static final Edit.Title TITLE = new Edit.Title("Water the plants");
    private static final TaskEvent CREATED = created("Water the plants");
    private static final TaskEvent DELETED = new TaskEvent.Deleted(NOW);
    private static final TaskEvent ARCHIVED = new TaskEvent.Archived(NOW);

    private static TaskCommand.Create create(UserId owner, Edit... edits) {
        return new TaskCommand.Create(ID, owner, List.of(edits));
    }

    private static TaskCommand.Change change(Edit... edits) {
        return change(Precondition.NONE, edits);
    }

    private static TaskCommand.Change change(Precondition precondition, Edit... edits) {
        return new TaskCommand.Change(ID, ALICE, precondition, List.of(edits));
    }

    static Stream<TaskCommand> ofExisting() {
        return ofExisting(ALICE, Precondition.NONE);
    }

    private static Stream<TaskCommand> ofExisting(UserId owner, Precondition precondition) {
        return Stream.of(
                new TaskCommand.Change(ID, owner, precondition, List.of(TITLE)),
                new TaskCommand.Delete(ID, owner, precondition),
                new TaskCommand.Restore(ID, owner, precondition),
                new TaskCommand.Archive(ID, owner, precondition),
                new TaskCommand.Unarchive(ID, owner, precondition));
    }

    @Nested
    class Creating {

        @Test
        void a_task_begins_with_what_was_said_and_defaults() {
            given().when(create(ALICE, TITLE)).then(CREATED);
        }

        @Test
        void a_task_that_begins_done_is_complete_from_the_start() {
            TaskEvent event =
                    given().when(create(ALICE, TITLE, new Edit.Status("done"))).onlyEvent();
            assertThat(event)
                    .isInstanceOfSatisfying(
                            TaskEvent.Created.class,
                            c -> assertThat(c.completedAt()).isEqualTo(NOW));
        }

        @Test
        void instants_are_exact_to_the_millisecond() {
            TaskEvent event = given().at(NOW.plusNanos(123_456))
                    .when(create(ALICE, TITLE))
                    .onlyEvent();
            assertThat(((TaskEvent.Created) event).createdAt()).isEqualTo(NOW);
        }

        @Test
        void a_broken_rule_rejects_it() {
            given().when(create(ALICE))
                    .thenRejected(new Rejection.Invalid(
                            List.of(new Violation("/title", Violation.Code.REQUIRED, "is required"))));
        }

        @Test
        void the_same_create_again_does_nothing() {
            given(CREATED).when(create(ALICE, TITLE, new Edit.Status("todo"))).thenNothing();
        }

        @Test
        void the_same_create_again_does_nothing_though_the_task_has_changed_since() {
            given(CREATED, new TaskEvent.Retitled("Water the cactus"), ARCHIVED)
                    .when(create(ALICE, TITLE))
                    .thenNothing();
        }

        @Test
        void another_create_finds_the_id_taken_even_if_it_is_as_the_task_is_now() {
            given(CREATED, new TaskEvent.Retitled("Water the cactus"))
                    .when(create(ALICE, new Edit.Title("Water the cactus")))
                    .thenRejected(new Rejection.TaskExists());
        }

        @Test
        void somebody_elses_id_is_taken_even_for_the_same_fields() {
            given(CREATED).when(create(BOB, TITLE)).thenRejected(new Rejection.TaskExists());
        }

        @Test
        void the_id_of_a_deleted_task_is_taken() {
            given(CREATED, DELETED).when(create(ALICE, TITLE)).thenRejected(new Rejection.TaskExists());
        }
    }

    @Nested
    class Changing {

        @Test
        void each_change_is_an_event_of_its_own() {
            given(CREATED)
                    .when(change(
                            new Edit.Title("Water the cactus"),
                            new Edit.Description("A little"),
                            new Edit.Priority("low"),
                            new Edit.DueDate("2026-11-24"),
                            new Edit.DueTime("08:30"),
                            new Edit.Tags(List.of("home")),
                            new Edit.Status("done")))
                    .then(
                            new TaskEvent.Retitled("Water the cactus"),
                            new TaskEvent.Described("A little"),
                            new TaskEvent.Prioritized(Priority.LOW),
                            new TaskEvent.Rescheduled(new Due(LocalDate.of(2026, 11, 24), LocalTime.of(8, 30), null)),
                            new TaskEvent.Retagged(List.of("home")),
                            new TaskEvent.Completed(NOW));
        }

        @Test
        void a_patch_that_changes_nothing_makes_no_event() {
            given(CREATED).when(change()).thenNothing();
            given(CREATED)
                    .when(change(TITLE, new Edit.Description(null), new Edit.Status("todo"), new Edit.Tags(List.of())))
                    .thenNothing();
        }

        @Test
        void the_status_moves_by_events_with_names_of_their_own() {
            TaskEvent started = new TaskEvent.Started();
            TaskEvent completed = new TaskEvent.Completed(NOW);
            given(CREATED).when(change(new Edit.Status("in_progress"))).then(started);
            given(CREATED).when(change(new Edit.Status("done"))).then(completed);
            given(CREATED, started).when(change(new Edit.Status("todo"))).then(new TaskEvent.Stopped());
            given(CREATED, started).when(change(new Edit.Status("done"))).then(completed);
            given(CREATED, completed).when(change(new Edit.Status("todo"))).then(new TaskEvent.Reopened(Status.TODO));
            given(CREATED, completed)
                    .when(change(new Edit.Status("in_progress")))
                    .then(new TaskEvent.Reopened(Status.IN_PROGRESS));
        }

        @Test
        void completing_again_keeps_the_first_instant() {
            given(CREATED, new TaskEvent.Completed(NOW.minusSeconds(60)))
                    .when(change(new Edit.Status("done")))
                    .thenNothing();
        }

        @Test
        void an_archived_task_can_be_changed() {
            given(CREATED, ARCHIVED).when(change(new Edit.Title("x"))).then(new TaskEvent.Retitled("x"));
        }

        @Test
        void a_rule_that_needs_the_task_as_it_is_is_told_with_the_others() {
            given(CREATED)
                    .when(change(new Edit.Title(" "), new Edit.DueTime("08:30")))
                    .thenRejected(new Rejection.Invalid(List.of(
                            new Violation("/title", Violation.Code.BLANK, "must not be blank"),
                            new Violation("/dueTime", Violation.Code.NEEDS_DUE_DATE, "needs a dueDate"))));
        }
    }

    @Nested
    class Preconditions {

        @Test
        void a_stale_version_is_a_mismatch_even_where_there_is_nothing_to_do() {
            Precondition stale = Precondition.oneOf(1L, 9L);
            ofExisting(ALICE, stale).forEach(c -> {
                TaskScenario live = given(CREATED, ARCHIVED);
                live.when(c).thenOverNewer(2);
            });
            given(CREATED, DELETED)
                    .when(new TaskCommand.Restore(ID, ALICE, stale))
                    .thenOverNewer(2);
        }

        @Test
        void one_of_several_versions_is_enough() {
            given(CREATED)
                    .when(change(Precondition.oneOf(9L, 1L), new Edit.Title("x")))
                    .then(new TaskEvent.Retitled("x"));
        }

        @Test
        void no_version_at_all_admits_nothing() {
            given(CREATED)
                    .when(change(Precondition.oneOf(), new Edit.Title("x")))
                    .thenOverNewer(1);
        }

        @Test
        void a_missing_task_is_missing_whatever_version_is_asked_for() {
            given().when(change(Precondition.oneOf(1L), TITLE)).thenRejected(new Rejection.NotFound());
        }
    }

    @Nested
    class Storing {

        @Test
        void archiving_and_unarchiving_are_done_once() {
            given(CREATED)
                    .when(new TaskCommand.Archive(ID, ALICE, Precondition.NONE))
                    .then(ARCHIVED);
            given(CREATED, ARCHIVED)
                    .when(new TaskCommand.Archive(ID, ALICE, Precondition.NONE))
                    .thenNothing();
            given(CREATED, ARCHIVED)
                    .when(new TaskCommand.Unarchive(ID, ALICE, Precondition.NONE))
                    .then(new TaskEvent.Unarchived());
            given(CREATED)
                    .when(new TaskCommand.Unarchive(ID, ALICE, Precondition.NONE))
                    .thenNothing();
        }

        @Test
        void a_task_goes_to_the_trash_and_comes_back_as_it_was() {
            given(CREATED, ARCHIVED)
                    .when(new TaskCommand.Delete(ID, ALICE, Precondition.NONE))
                    .then(DELETED);
            given(CREATED, ARCHIVED, DELETED)
                    .when(new TaskCommand.Restore(ID, ALICE, Precondition.NONE))
                    .then(new TaskEvent.Restored());
            given(CREATED, ARCHIVED, DELETED, new TaskEvent.Restored())
                    .when(new TaskCommand.Archive(ID, ALICE, Precondition.NONE))
                    .thenNothing();
        }

        @Test
        void only_a_deleted_task_can_be_restored() {
            given(CREATED)
                    .when(new TaskCommand.Restore(ID, ALICE, Precondition.NONE))
                    .thenRejected(new Rejection.NotDeleted());
        }

        @Test
        void the_trash_keeps_for_thirty_days() {
            TaskCommand restore = new TaskCommand.Restore(ID, ALICE, Precondition.NONE);
            given(CREATED, DELETED)
                    .at(NOW.plus(Duration.ofDays(30)))
                    .when(restore)
                    .then(new TaskEvent.Restored());
            given(CREATED, DELETED)
                    .at(NOW.plus(Duration.ofDays(30)).plusMillis(1))
                    .when(restore)
                    .thenRejected(new Rejection.NotFound());
        }
    }

    @Nested
    class Reach {

        @ParameterizedTest
        @MethodSource("app.taskflow.command.task.TaskDeciderTest#ofExisting")
        void a_missing_task_is_not_found(TaskCommand command) {
            given().when(command).thenRejected(new Rejection.NotFound());
        }

        @Test
        void somebody_elses_task_is_as_good_as_missing() {
            ofExisting(BOB, Precondition.NONE).forEach(c -> {
                given(CREATED).when(c).thenRejected(new Rejection.NotFound());
                given(CREATED, DELETED).when(c).thenRejected(new Rejection.NotFound());
            });
            ofExisting(BOB, Precondition.oneOf())
                    .forEach(c -> given(CREATED).when(c).thenRejected(new Rejection.NotFound()));
        }

        @Test
        void a_deleted_task_is_not_found_but_for_restoring() {
            ofExisting()
                    .filter(c -> !(c instanceof TaskCommand.Restore))
                    .forEach(c -> given(CREATED, DELETED).when(c).thenRejected(new Rejection.NotFound()));
        }
    }
}
