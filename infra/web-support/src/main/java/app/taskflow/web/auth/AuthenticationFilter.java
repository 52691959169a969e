package app.taskflow.web.auth;

import app.taskflow.web.auth.Authentication.Anonymous;
import app.taskflow.web.auth.Authentication.SignedIn;
import app.taskflow.web.auth.Authentication.Undecided;
import app.taskflow.web.auth.Verification.Accepted;
import app.taskflow.web.auth.Verification.Refused;
import app.taskflow.web.browser.CookiePolicy;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/**
 * Finds out who is calling, and refuses nobody: what comes next may want to count the attempts of those who will be
 * refused by {@link AccessFilter}.
 */
final class AuthenticationFilter implements Filter {

    private final TokenVerifier verifier;
    private final CookiePolicy cookies;

    AuthenticationFilter(TokenVerifier verifier, CookiePolicy cookies) {
        this.verifier = verifier;
        this.cookies = cookies;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        authenticate((HttpServletRequest) request).bindTo(request);
        chain.doFilter(request, response);
    }

    private Authentication authenticate(HttpServletRequest request) {
        Presented presented = Presented.by(request, cookies);
        if (presented == null) {
            return new Anonymous(ProblemCode.AUTHENTICATION_REQUIRED);
        }
        try {
            return verified(request, presented);
        } catch (ProblemException e) {
            // The keys are not to be had, or not the sessions that have ended: nobody can be told apart.
            return new Undecided(e);
        }
    }

    private Authentication verified(HttpServletRequest request, Presented presented) {
        return switch (verifier.verify(presented.token())) {
            case Accepted(AuthenticatedUser user) -> {
                user.bindTo(request);
                yield new SignedIn(user, presented.byCookie());
            }
            case Refused(ProblemCode reason) -> new Anonymous(reason);
        };
    }
}
