package app.taskflow.command.session;

import app.taskflow.events.id.UserId;

/** What became of a refresh token that was presented. */
sealed interface Rotation {

    /** It is spent now; this is its successor. The same answer is given again for a while, until the successor is used. */
    record Rotated(UserId user, RefreshToken successor) implements Rotation {}

    /** It was spent before. Somebody has a copy: the family of tokens is dead. */
    record Reused(UserId user) implements Rotation {}

    /** No token that we know: never issued, past its session, or of a session that has ended. */
    record Unknown() implements Rotation {}
}
