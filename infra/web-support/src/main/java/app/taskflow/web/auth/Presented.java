package app.taskflow.web.auth;

import app.taskflow.web.browser.CookiePolicy;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * The token a request presents.
 *
 * @param token its text; empty if the header is no bearer token
 * @param byCookie whether the browser sent it on its own
 */
record Presented(String token, boolean byCookie) {

    private static final String SCHEME = "Bearer ";

    /** The token of the header, else of the cookie, else null. With a header of any kind the cookie does not count. */
    static @Nullable Presented by(HttpServletRequest request, CookiePolicy cookies) {
        Enumeration<String> headers = request.getHeaders("Authorization");
        if (headers.hasMoreElements()) {
            String header = headers.nextElement();
            return new Presented(headers.hasMoreElements() ? "" : bearer(header), false);
        }
        String cookie = cookie(request, cookies.accessToken());
        return cookie == null ? null : new Presented(cookie, true);
    }

    static @Nullable String cookie(HttpServletRequest request, String name) {
        Cookie[] all = request.getHeader("Cookie") == null ? null : request.getCookies();
        if (all != null) {
            for (Cookie cookie : all) {
                if (cookie.getName().equals(name)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    private static String bearer(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : "";
    }
}
