package app.taskflow.command.task;

import app.taskflow.events.task.TaskEvent;
import java.util.List;

/** What comes of a command. */
public sealed interface Decision {

    /** @param events what happens, all of it or nothing; none if the task already is as the command wants it */
    record Accepted(List<TaskEvent> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    record Rejected(Rejection rejection) implements Decision {}
}
