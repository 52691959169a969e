package app.taskflow.web.answer;

import app.taskflow.web.input.WireJson;
import app.taskflow.web.problem.Problem;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import app.taskflow.web.request.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Answers a request with a problem, whatever it accepts: who cannot read it still reads the status. Safe for use by
 * many threads.
 */
public final class ProblemWriter {

    private static final String MEDIA_TYPE = "application/problem+json";
    private static final int INSTANCE_SHOWN = 512;

    private final WireJson json;

    public ProblemWriter(WireJson json) {
        this.json = json;
    }

    /** Writes status, headers and body; does nothing if an answer has gone out already. */
    public void write(HttpServletRequest request, HttpServletResponse response, ProblemException problem)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.status());
        problem.headers().forEach(response::setHeader);
        if (problem.status() == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", challenge(problem.code()));
        }
        byte[] body = json.write(Problem.of(problem, instance(request), requestId(request)));
        response.setContentType(MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** RFC 6750, section 3: no error where no token was sent. */
    private static String challenge(ProblemCode code) {
        return switch (code) {
            case INVALID_TOKEN, TOKEN_EXPIRED, SESSION_REVOKED, REFRESH_TOKEN_REUSED ->
                "Bearer realm=\"taskflow\", error=\"invalid_token\", error_description=\"" + code.title() + "\"";
            default -> "Bearer realm=\"taskflow\"";
        };
    }

    /** The path as it was sent, still percent-encoded; a request that could not be parsed has none. */
    private static @Nullable String instance(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path == null || path.length() <= INSTANCE_SHOWN ? path : path.substring(0, INSTANCE_SHOWN);
    }

    private static @Nullable String requestId(HttpServletRequest request) {
        RequestContext context = RequestContext.find(request);
        return context == null ? null : context.requestId();
    }
}
