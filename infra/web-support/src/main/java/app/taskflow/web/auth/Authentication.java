package app.taskflow.web.auth;

import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import jakarta.servlet.ServletRequest;

/** What the tokens of a request amount to. */
sealed interface Authentication {

    /** A good token. */
    record SignedIn(AuthenticatedUser user, boolean byCookie) implements Authentication {}

    /** No token, or one that is refused. */
    record Anonymous(ProblemCode reason) implements Authentication {}

    /** Nobody can tell whether the token is good. */
    record Undecided(ProblemException problem) implements Authentication {}

    static Authentication of(ServletRequest request) {
        return (Authentication) request.getAttribute(Authentication.class.getName());
    }

    default void bindTo(ServletRequest request) {
        request.setAttribute(Authentication.class.getName(), this);
    }
}
