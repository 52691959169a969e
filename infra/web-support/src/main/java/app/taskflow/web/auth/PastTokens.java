package app.taskflow.web.auth;

import app.taskflow.web.browser.CookiePolicy;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Reads the access tokens of requests that are too old to grant anything, but still say which session to end. */
public final class PastTokens {

    private final TokenVerifier verifier;
    private final CookiePolicy cookies;

    public PastTokens(TokenVerifier verifier, CookiePolicy cookies) {
        this.verifier = verifier;
        this.cookies = cookies;
    }

    /** Who the request's expired token spoke for; empty if it has none. */
    public Optional<AuthenticatedUser> of(HttpServletRequest request) {
        return Optional.ofNullable(Presented.by(request, cookies))
                .map(Presented::token)
                .flatMap(verifier::past);
    }
}
