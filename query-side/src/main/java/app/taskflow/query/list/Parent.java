package app.taskflow.query.list;

import app.taskflow.events.id.MalformedIdException;
import app.taskflow.events.id.TaskId;
import app.taskflow.web.input.InvalidParameterException;
import org.jspecify.annotations.Nullable;

/**
 * Of which task the listed ones are parts.
 *
 * @param task null for tasks that are part of none
 */
public record Parent(@Nullable TaskId task) {

    /** Reads an id, or {@code none}. */
    public static Parent parse(String text) {
        if (text.equals("none")) {
            return new Parent(null);
        }
        try {
            return new Parent(TaskId.parse(text));
        } catch (MalformedIdException _) {
            throw new InvalidParameterException("must be a UUID or none");
        }
    }
}
