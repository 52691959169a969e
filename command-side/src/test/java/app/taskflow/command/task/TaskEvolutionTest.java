package app.taskflow.command.task;

import static app.taskflow.command.task.TaskScenario.ALICE;
import static app.taskflow.command.task.TaskScenario.ID;
import static app.taskflow.command.task.TaskScenario.NOW;
import static app.taskflow.command.task.TaskScenario.created;
import static app.taskflow.command.task.TaskScenario.fold;
import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.command.task.field.Edit;
import app.taskflow.command.task.field.Edited;
import app.taskflow.command.task.field.FieldRules;
import app.taskflow.events.id.TaskId;
import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Source;
import app.taskflow.events.task.Status;
import app.taskflow.events.task.TaskEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TaskEvolutionTest {

    private static final Instant LATER = NOW.plusSeconds(1);
    private static final Due DUE = new Due(LocalDate.of(2026, 12, 24), null, null);

    @Test
    void a_task_is_born_at_version_one() {
        Task task = TaskEvolution.born(ID, ALICE, created("Water the plants"), LATER);
        assertThat(task.version()).isEqualTo(1);
        assertThat(task.createdAt()).isEqualTo(NOW);
        assertThat(task.updatedAt()).isEqualTo(LATER);
        assertThat(task.original()).isEqualTo(task.fields());
    }

    @Test
    void an_imported_task_keeps_its_parent_its_recurrence_and_where_it_comes_from() {
        Task task = Objects.requireNonNull(
                fold(List.of(imported(DUE), new TaskEvent.Retitled("b"), new TaskEvent.Archived(LATER))));
        assertThat(task.parentId()).isEqualTo(new TaskId(ALICE.value()));
        assertThat(task.recurrence()).isEqualTo("FREQ=DAILY");
        assertThat(task.source()).isEqualTo(new Source("todoist", "7"));
    }

    @Test
    void a_recurrence_goes_with_the_due_date() {
        var later = new TaskEvent.Rescheduled(new Due(LocalDate.of(2027, 1, 1), null, null));
        var never = new TaskEvent.Rescheduled(Due.NONE);
        assertThat(recurrence(imported(Due.NONE))).isNull();
        assertThat(recurrence(imported(DUE), later)).isEqualTo("FREQ=DAILY");
        assertThat(recurrence(imported(DUE), never)).isNull();
        assertThat(recurrence(imported(DUE), never, later)).isNull();
    }

    private static @Nullable String recurrence(TaskEvent... events) {
        return Objects.requireNonNull(fold(List.of(events))).recurrence();
    }

    private static TaskEvent imported(Due due) {
        return new TaskEvent.Created(
                "a",
                null,
                Status.TODO,
                Priority.NONE,
                due,
                List.of(),
                Rank.newest(NOW, ID),
                NOW,
                null,
                new TaskId(ALICE.value()),
                "FREQ=DAILY",
                new Source("todoist", "7"));
    }

    @Test
    void every_event_counts_and_dates_the_task() {
        Task task = Objects.requireNonNull(fold(List.of(created("x"), new TaskEvent.Started())));
        Task next = TaskEvolution.evolve(task, new TaskEvent.Stopped(), LATER);
        assertThat(next.version()).isEqualTo(3);
        assertThat(next.updatedAt()).isEqualTo(LATER);
        assertThat(next.createdAt()).isEqualTo(task.createdAt());
    }

    @Test
    void reopening_forgets_the_completion() {
        Task done = Objects.requireNonNull(fold(List.of(created("x"), new TaskEvent.Completed(NOW))));
        assertThat(done.completedAt()).isEqualTo(NOW);
        Task reopened = TaskEvolution.evolve(done, new TaskEvent.Reopened(Status.IN_PROGRESS), LATER);
        assertThat(reopened.completedAt()).isNull();
        assertThat(reopened.fields().status()).isEqualTo(Status.IN_PROGRESS);
    }

    @Test
    void archive_and_trash_are_independent() {
        Task task = Objects.requireNonNull(fold(List.of(
                created("x"), new TaskEvent.Archived(NOW), new TaskEvent.Deleted(LATER), new TaskEvent.Restored())));
        assertThat(task.isArchived()).isTrue();
        assertThat(task.isDeleted()).isFalse();
    }

    /** Whatever is edited, the events alone lead to the same fields as the edits themselves. */
    @RepeatedTest(200)
    void the_events_of_a_change_lead_to_the_fields_it_asked_for(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Task task = Objects.requireNonNull(fold(List.of(created("x"))));
        for (int i = 0; i < 8; i++) {
            List<Edit> edits = randomEdits(random);
            Edited edited = FieldRules.change(task.fields(), edits);
            Decision decision =
                    TaskDecider.decide(task, new TaskCommand.Change(ID, ALICE, Precondition.NONE, edits), NOW);
            switch (edited) {
                case Edited.Invalid(var violations) ->
                    assertThat(decision).isEqualTo(new Decision.Rejected(new Rejection.Invalid(violations)));
                case Edited.Valid(var fields) -> {
                    List<TaskEvent> events = ((Decision.Accepted) decision).events();
                    Task next = task;
                    for (TaskEvent event : events) {
                        next = TaskEvolution.evolve(next, event, LATER);
                    }
                    assertThat(next.fields()).isEqualTo(fields);
                    assertThat(next.version()).isEqualTo(task.version() + events.size());
                    assertThat(next.completedAt() != null).isEqualTo(fields.status() == Status.DONE);
                    task = next;
                }
            }
        }
    }

    private static List<Edit> randomEdits(Random random) {
        List<Edit> edits = new ArrayList<>();
        List<Edit> all = List.of(
                new Edit.Title("title " + random.nextInt(3)),
                new Edit.Description(random.nextBoolean() ? null : "text " + random.nextInt(3)),
                new Edit.Status(List.of("todo", "in_progress", "done").get(random.nextInt(3))),
                new Edit.Priority(List.of("none", "low", "urgent").get(random.nextInt(3))),
                new Edit.DueDate(random.nextBoolean() ? null : "2026-11-2" + random.nextInt(3)),
                new Edit.DueTime(random.nextBoolean() ? null : "0%d:00".formatted(random.nextInt(3))),
                new Edit.TimeZone(random.nextBoolean() ? null : "Europe/Berlin"),
                new Edit.Tags(random.nextBoolean() ? null : List.of("a", "b" + random.nextInt(2))));
        for (Edit edit : all) {
            if (random.nextInt(3) == 0) {
                edits.add(edit);
            }
        }
        return edits;
    }
}
