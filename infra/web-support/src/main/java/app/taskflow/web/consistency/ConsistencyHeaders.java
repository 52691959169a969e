package app.taskflow.web.consistency;

import app.taskflow.web.browser.CookiePolicy;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;

/** Puts the consistency token on the answers to writes: as a header, and as a cookie for browsers. */
public final class ConsistencyHeaders {

    /** The header, in both directions. */
    public static final String NAME = "Consistency-Token";

    static final String COOKIE = "consistency_token";

    private static final String PATH = "/api/v1";
    /** Views are behind by milliseconds; this is longer than any outage a user would sit through. */
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final CookiePolicy cookies;

    public ConsistencyHeaders(CookiePolicy cookies) {
        this.cookies = cookies;
    }

    /** Tells the client up to where its write goes; before the answer is committed. */
    public void announce(ConsistencyToken token, HttpServletResponse response) {
        String text = token.encode();
        response.setHeader(NAME, text);
        response.addHeader(
                "Set-Cookie", cookies.cookie(COOKIE, text, PATH, LIFETIME).toString());
    }
}
