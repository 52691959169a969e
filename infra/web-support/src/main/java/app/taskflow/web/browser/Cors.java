package app.taskflow.web.browser;

import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * Cross-origin sharing with credentials, for the allowed origins only. An origin that is not allowed gets no header,
 * so that its page cannot read the answer; the answer itself is the same for all.
 */
public final class Cors {

    private static final String EXPOSED = "ETag, Location, Consistency-Token, Idempotency-Replayed, RateLimit,"
            + " RateLimit-Policy, Retry-After, X-Request-Id";
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String REQUEST_HEADERS = "Authorization, Content-Type, Accept, If-Match, If-None-Match,"
            + " Idempotency-Key, Consistency-Token, Prefer, Last-Event-ID, X-Request-Id, traceparent, tracestate";
    /** The longest that browsers keep a preflight. */
    private static final String PREFLIGHT_SECONDS = "7200";

    private final Origins origins;

    public Cors(Origins origins) {
        this.origins = origins;
    }

    /** Sets the headers of any answer. */
    public void apply(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader("Vary", "Origin");
        String origin = request.getHeader("Origin");
        if (origin != null && origins.allows(origin)) {
            response.setHeader("Access-Control-Allow-Origin", origin);
            response.setHeader("Access-Control-Allow-Credentials", "true");
            response.setHeader("Access-Control-Expose-Headers", EXPOSED);
        }
    }

    /** Whether a browser asks with this request if it may send another. */
    public static boolean isPreflight(HttpServletRequest request) {
        return "OPTIONS".equals(request.getMethod())
                && request.getHeader("Origin") != null
                && request.getHeader("Access-Control-Request-Method") != null;
    }

    /** Answers a preflight, or returns the problem to answer it with. */
    public @Nullable ProblemException preflight(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader("Vary", "Access-Control-Request-Method, Access-Control-Request-Headers");
        String origin = request.getHeader("Origin");
        if (origin == null || !origins.allows(origin)) {
            return ProblemCode.ORIGIN_NOT_ALLOWED.exception();
        }
        response.setHeader("Access-Control-Allow-Methods", METHODS);
        response.setHeader("Access-Control-Allow-Headers", REQUEST_HEADERS);
        response.setHeader("Access-Control-Max-Age", PREFLIGHT_SECONDS);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        return null;
    }
}
