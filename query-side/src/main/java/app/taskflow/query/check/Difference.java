package app.taskflow.query.check;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where views are not what the log says.
 *
 * @param task null where it is the owner's sequence that is wrong
 * @param found the version of the view that there is, null without one
 * @param fields the parts of the view that differ, where the view is of a version that there was
 */
public record Difference(
        UserId owner,
        @Nullable TaskId task,
        Kind kind,
        @Nullable Long found,
        List<String> fields) {

    /** What is wrong. */
    public enum Kind {
        /** The log has the task, the views have not. */
        MISSING,
        /** The views have a task, or a version of one, that the log has not. */
        UNEXPECTED,
        /** The view is older than what its owner is told. */
        BEHIND,
        /** The view is of a version that there was, and says something else. */
        CHANGED,
        /** The owner is told of more events than there are. */
        SEQUENCE
    }

    public Difference {
        fields = List.copyOf(fields);
    }
}
