package app.taskflow.query.http;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.log.Commit;
import app.taskflow.query.RunningQuerySide;
import app.taskflow.query.TestLog;
import app.taskflow.query.client.Client;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A user who writes, by events, and reads what was written, over HTTP. */
final class User {

    final UserId id;
    final Client client;
    private final Map<TaskId, Long> versions = new HashMap<>();

    /** A user whom nobody has seen yet. */
    User() {
        this(RunningQuerySide.shared());
    }

    User(RunningQuerySide side) {
        id = TestLog.newOwner();
        client = new Client(side.port(), id);
    }

    TaskId creates(NewTask task) {
        return creates(Instant.now(), task);
    }

    TaskId creates(Instant at, NewTask task) {
        TaskId created = TestLog.newTask();
        does(at, created, task.event());
        return created;
    }

    Commit does(TaskId task, TaskEvent event) {
        return does(Instant.now(), task, event);
    }

    Commit does(Instant at, TaskId task, TaskEvent event) {
        long sequence = versions.merge(task, 1L, Long::sum) - 1;
        Commit commit = TestLog.commit(id, at, TestLog.event(task, sequence, event));
        client.wrote(commit.lastSequence());
        return commit;
    }
}
