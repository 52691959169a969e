package app.taskflow.web.auth;

import app.taskflow.web.problem.ProblemCode;

/** What became of a token. */
public sealed interface Verification {

    /** The token is good and speaks for this user. */
    record Accepted(AuthenticatedUser user) implements Verification {}

    /** The token is refused: {@code invalid-token}, {@code token-expired} or {@code session-revoked}. */
    record Refused(ProblemCode reason) implements Verification {}
}
