package app.taskflow.command.identity;

import app.taskflow.web.browser.CookiePolicy;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** Puts tokens into cookies and takes them out again. */
public final class TokenCookies {

    private static final String EVERYWHERE = "/";
    /** No other call needs the refresh token, so no other call gets it. */
    private static final String AUTH_ONLY = "/api/v1/auth";

    private final CookiePolicy policy;
    private final Clock clock;

    TokenCookies(CookiePolicy policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    void set(HttpServletResponse response, SignedIn signedIn) {
        add(
                response,
                cookie(
                        policy.accessToken(),
                        signedIn.accessToken().value(),
                        EVERYWHERE,
                        signedIn.accessToken().expiresAt()));
        add(
                response,
                cookie(
                        policy.refreshToken(),
                        signedIn.session().refreshToken(),
                        AUTH_ONLY,
                        signedIn.session().session().expiresAt()));
    }

    public void clear(HttpServletResponse response) {
        add(response, policy.removal(policy.accessToken(), EVERYWHERE));
        add(response, policy.removal(policy.refreshToken(), AUTH_ONLY));
    }

    Optional<String> refreshToken(HttpServletRequest request) {
        return value(request, policy.refreshToken());
    }

    /** Whether the browser has any of them. */
    public boolean present(HttpServletRequest request) {
        return value(request, policy.accessToken()).isPresent()
                || refreshToken(request).isPresent();
    }

    private ResponseCookie cookie(String name, String value, String path, Instant expiresAt) {
        // Rounded up: the browser may send what the service then refuses, but not lose what is still good.
        return policy.cookie(
                name, value, path, Duration.between(clock.instant(), expiresAt).plusMillis(999));
    }

    private static void add(HttpServletResponse response, ResponseCookie cookie) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static Optional<String> value(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }
}
