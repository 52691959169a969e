package app.taskflow.query.operation;

import app.taskflow.query.projection.repair.DeadLetterDesk.Outcome;
import app.taskflow.web.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * What came of trying to let an owner go on.
 *
 * @param state {@code released}, or {@code blocked} where the same event or a later one still stops its owner
 * @param sequence up to which the owner's events are in the views, where she was released
 * @param blockedBy the event that stops her, where she was not
 */
record ReleaseJson(
        String state, @Nullable Long sequence, @Nullable DeadLetterJson blockedBy) {

    /** @throws app.taskflow.web.problem.ProblemException 409 if nobody waits for the event */
    static ReleaseJson of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Released released -> new ReleaseJson("released", released.sequence(), null);
            case Outcome.Blocked blocked -> new ReleaseJson("blocked", null, DeadLetterJson.of(blocked.letter()));
            case Outcome.NotBlocking() -> throw ProblemCode.CONFLICT.exception("No owner waits for this event");
        };
    }
}
