package app.taskflow.log.verify;

import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Position;
import org.jspecify.annotations.Nullable;

/**
 * The first place where the log is not what was written.
 *
 * @param owner whose commit stands, or stood, there; null where that cannot be told
 */
public record Problem(
        Position position, Kind kind, @Nullable UserId owner) {

    /** What was done to the log. */
    public enum Kind {
        CHANGED,
        REMOVED,
        INSERTED,
        REORDERED,
        TRUNCATED
    }
}
