package app.taskflow.log.verify;

import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Position;
import org.jspecify.annotations.Nullable;

/**
 * The first place where the log is not what was written.
 *
 * @param position the place in the log as it was written; with n = 0 for a document that is in no place at all
 * @param owner whose commit stands there now; null where there is none, or it cannot be told
 */
public record Problem(
        Position position, Kind kind, @Nullable UserId owner) {

    /** What was done to the log. */
    public enum Kind {
        /** The commit there has another content than it was written with. */
        CHANGED,
        /** A commit, or an event of a sequence, is missing. */
        REMOVED,
        /** What stands there was not written by the log. */
        INSERTED,
        /** The commit there has changed places with another one. */
        REORDERED,
        /** From there on the log is cut off. */
        TRUNCATED
    }
}
