package app.taskflow.command.task;

import app.taskflow.command.task.field.Violation;
import java.util.List;

/** Why a command did nothing. */
public sealed interface Rejection {

    /** No such task for this user: it never was, is somebody else's, or lies in the trash. */
    record NotFound() implements Rejection {}

    /** The id is taken, by whomever, and not by the very same create. */
    record TaskExists() implements Rejection {}

    /** @param current the task as it is */
    record VersionMismatch(Task current) implements Rejection {}

    /** Nothing to restore. */
    record NotDeleted() implements Rejection {}

    record Invalid(List<Violation> violations) implements Rejection {
        public Invalid {
            violations = List.copyOf(violations);
        }
    }
}
