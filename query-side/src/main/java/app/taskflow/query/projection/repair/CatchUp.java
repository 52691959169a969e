package app.taskflow.query.projection.repair;

import app.taskflow.query.store.DeadLetter;
import org.jspecify.annotations.Nullable;

/**
 * How far an owner's events could be applied.
 *
 * @param reached the sequence of the last event in the views
 * @param stoppedAt the event that could not be applied, if there is one; the owner is blocked there
 */
public record CatchUp(long reached, @Nullable DeadLetter stoppedAt) {

    public boolean isBlocked() {
        return stoppedAt != null;
    }
}
