package app.taskflow.command.task;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import app.taskflow.events.task.TaskEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Given events, when a command comes, then events or a rejection: pure, without any framework. */
final class TaskScenario {

    static final TaskId ID = TaskId.parse("01936f0a-7c1b-7000-8000-000000000001");
    static final UserId ALICE = UserId.parse("01936f0a-7c1b-7000-8000-00000000000a");
    static final UserId BOB = UserId.parse("01936f0a-7c1b-7000-8000-00000000000b");
    static final Instant NOW = Instant.parse("2026-11-23T09:59:26.689Z");

    private final @Nullable Task task;
    private final Instant now;

    private TaskScenario(@Nullable Task task, Instant now) {
        this.task = task;
        this.now = now;
    }

    /** A task of Alice with these events, none for no task. */
    static TaskScenario given(TaskEvent... events) {
        return new TaskScenario(fold(List.of(events)), NOW);
    }

    static @Nullable Task fold(List<TaskEvent> events) {
        Task task = null;
        for (TaskEvent event : events) {
            task = task == null
                    ? TaskEvolution.born(ID, ALICE, (TaskEvent.Created) event, NOW)
                    : TaskEvolution.evolve(task, event, NOW);
        }
        return task;
    }

    static TaskEvent.Created created(String title) {
        return new TaskEvent.Created(
                title, null, Status.TODO, Priority.NONE, Due.NONE, List.of(), Rank.newest(NOW, ID), NOW, null);
    }

    TaskScenario at(Instant instant) {
        return new TaskScenario(task, instant);
    }

    Outcome when(TaskCommand command) {
        return new Outcome(TaskDecider.decide(task, command, now));
    }

    record Outcome(Decision decision) {

        void then(TaskEvent... events) {
            assertThat(decision).isEqualTo(new Decision.Accepted(List.of(events)));
        }

        void thenNothing() {
            then();
        }

        void thenRejected(Rejection rejection) {
            assertThat(decision).isEqualTo(new Decision.Rejected(rejection));
        }

        void thenOverNewer(long version) {
            assertThat(decision)
                    .isInstanceOfSatisfying(
                            Decision.Rejected.class,
                            rejected -> assertThat(rejected.rejection())
                                    .isInstanceOfSatisfying(
                                            Rejection.VersionMismatch.class,
                                            mismatch -> assertThat(
                                                            mismatch.current().version())
                                                    .isEqualTo(version)));
        }

        TaskEvent onlyEvent() {
            assertThat(decision).isInstanceOf(Decision.Accepted.class);
            List<TaskEvent> events = ((Decision.Accepted) decision).events();
            assertThat(events).hasSize(1);
            return events.getFirst();
        }
    }
}
