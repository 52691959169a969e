package app.taskflow.command.task.handling;

import app.taskflow.command.task.Task;
import app.taskflow.command.task.TaskEvolution;
import app.taskflow.events.catalogue.EventCodec;
import app.taskflow.events.id.TaskId;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.log.Commit;
import app.taskflow.log.EventLog;
import app.taskflow.log.RecordedEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tasks as they were when a commit had just been made. */
final class TaskPast {

    private final EventLog log;
    private final EventCodec codec = EventCodec.standard();

    TaskPast(EventLog log) {
        this.log = log;
    }

    /** The task that the commit is about, with all that happened to it up to then. */
    Task asOf(Commit commit) {
        UUID id = commit.events().getFirst().aggregateId();
        @Nullable Task task = null;
        for (Commit each : log.readAggregate(id, 0)) {
            if (each.position().value() > commit.position().value()) {
                break;
            }
            task = after(each, id, task);
        }
        if (task == null) {
            throw new IllegalStateException("commit %s is about no task".formatted(commit.position()));
        }
        return task;
    }

    private @Nullable Task after(Commit commit, UUID id, @Nullable Task before) {
        Instant at = commit.at().truncatedTo(ChronoUnit.MILLIS);
        @Nullable Task task = before;
        for (RecordedEvent event : commit.events()) {
            if (event.aggregateId().equals(id)) {
                task = after((TaskEvent) codec.decode(event.type(), event.data()), commit, id, task, at);
            }
        }
        return task;
    }

    private static Task after(TaskEvent event, Commit commit, UUID id, @Nullable Task task, Instant at) {
        return task == null
                ? TaskEvolution.born(new TaskId(id), commit.owner(), (TaskEvent.Created) event, at)
                : TaskEvolution.evolve(task, event, at);
    }
}
