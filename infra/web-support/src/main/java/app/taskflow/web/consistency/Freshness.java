package app.taskflow.web.consistency;

import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How recent the answer to a read must be. A controller takes it as an argument.
 *
 * @param sequence the owner's sequence the answer must have reached; 0 if the client asks for nothing
 * @param patience how long the client is willing to wait for it
 */
public record Freshness(long sequence, Duration patience) {

    private static final Duration DEFAULT = Duration.ofSeconds(2);
    private static final int LONGEST_SECONDS = 10;
    private static final String WAIT = "wait=";

    /**
     * What a read asks for by header and cookie; the higher counts. A malformed cookie or a token of somebody else's is
     * none.
     *
     * @throws ProblemException 400 if the header is no token
     */
    public static Freshness demandedBy(HttpServletRequest request, AuthenticatedUser user) {
        String header = request.getHeader(ConsistencyHeaders.NAME);
        String cookie = cookie(request);
        if (header == null && cookie == null) {
            return new Freshness(0, DEFAULT);
        }
        return new Freshness(Math.max(fromHeader(header, user), fromCookie(cookie, user)), patience(request));
    }

    private static long fromHeader(@Nullable String header, AuthenticatedUser user) {
        if (header == null) {
            return 0;
        }
        ConsistencyToken token = ConsistencyToken.decode(header)
                .orElseThrow(() -> ProblemCode.MALFORMED_REQUEST.exception("Consistency-Token is not one of ours"));
        return of(token, user);
    }

    private static long fromCookie(@Nullable String cookie, AuthenticatedUser user) {
        return cookie == null
                ? 0
                : ConsistencyToken.decode(cookie).map(token -> of(token, user)).orElse(0L);
    }

    private static long of(ConsistencyToken token, AuthenticatedUser user) {
        return token.owner().equals(user.id()) ? token.sequence() : 0;
    }

    private static @Nullable String cookie(HttpServletRequest request) {
        Cookie[] cookies = request.getHeader("Cookie") == null ? null : request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(ConsistencyHeaders.COOKIE)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    /** {@code Prefer: wait=N} (RFC 7240); a preference that cannot be understood is none. */
    private static Duration patience(HttpServletRequest request) {
        String prefer = request.getHeader("Prefer");
        if (prefer != null) {
            for (String preference : prefer.split("[,;]", -1)) {
                String text = preference.strip();
                if (text.startsWith(WAIT) && isNumber(text, WAIT.length())) {
                    return Duration.ofSeconds(
                            Math.min(LONGEST_SECONDS, Integer.parseInt(text, WAIT.length(), text.length(), 10)));
                }
            }
        }
        return DEFAULT;
    }

    private static boolean isNumber(String text, int from) {
        return text.length() > from
                && text.length() - from <= 4
                && text.chars().skip(from).allMatch(c -> c >= '0' && c <= '9');
    }
}
