package app.taskflow.web.browser;

import java.time.Duration;
import org.springframework.http.ResponseCookie;

/**
 * The names and attributes of the service's cookies. All of them are HttpOnly. Where cookies are secure, the names
 * carry the prefixes by which a browser refuses them from anywhere else.
 */
public final class CookiePolicy {

    private final boolean secure;
    private final String sameSite;

    public CookiePolicy(BrowserSettings settings) {
        this.secure = settings.cookies().secure();
        this.sameSite = settings.cookies().sameSite();
    }

    /** The cookie of the access token; path {@code /}. */
    public String accessToken() {
        return secure ? "__Host-access_token" : "access_token";
    }

    /** The cookie of the refresh token; path {@code /api/v1/auth}, hence not {@code __Host-}. */
    public String refreshToken() {
        return secure ? "__Secure-refresh_token" : "refresh_token";
    }

    /** A cookie to be set. */
    public ResponseCookie cookie(String name, String value, String path, Duration lifetime) {
        return ResponseCookie.from(name, value)
                .path(path)
                .maxAge(lifetime)
                .httpOnly(true)
                .secure(secure)
                .sameSite(sameSite)
                .build();
    }

    /** The cookie that takes one of the same name and path away. */
    public ResponseCookie removal(String name, String path) {
        return cookie(name, "", path, Duration.ZERO);
    }
}
