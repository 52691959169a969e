package app.taskflow.web.answer;

import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import app.taskflow.web.problem.ProblemMapping;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the answer to a failure or a bare status. */
public final class Problems {

    private static final int CAUSES_FOLLOWED = 16;

    private final List<ProblemMapping> mappings;

    public Problems(Collection<ProblemMapping> mappings) {
        this.mappings = List.copyOf(mappings);
    }

    /** The answer to an exception, judging by it and its causes; null if nobody knows it. */
    public @Nullable ProblemException find(Throwable failure) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < CAUSES_FOLLOWED; depth++, at = at.getCause()) {
            if (at instanceof ProblemException problem) {
                return problem;
            }
            for (ProblemMapping mapping : mappings) {
                ProblemException problem = mapping.translate(at);
                if (problem != null) {
                    return problem;
                }
            }
        }
        return null;
    }

    /** The answer where nothing but a status is known. */
    public static ProblemException of(int status) {
        ProblemCode code = switch (status) {
            case HttpServletResponse.SC_UNAUTHORIZED -> ProblemCode.AUTHENTICATION_REQUIRED;
            case HttpServletResponse.SC_FORBIDDEN -> ProblemCode.FORBIDDEN;
            case HttpServletResponse.SC_NOT_FOUND -> ProblemCode.NOT_FOUND;
            case HttpServletResponse.SC_METHOD_NOT_ALLOWED, HttpServletResponse.SC_NOT_IMPLEMENTED ->
                ProblemCode.METHOD_NOT_ALLOWED;
            case HttpServletResponse.SC_NOT_ACCEPTABLE -> ProblemCode.NOT_ACCEPTABLE;
            case HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE -> ProblemCode.PAYLOAD_TOO_LARGE;
            case HttpServletResponse.SC_REQUEST_URI_TOO_LONG -> ProblemCode.URI_TOO_LONG;
            case HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
            case HttpServletResponse.SC_SERVICE_UNAVAILABLE -> ProblemCode.UNAVAILABLE;
            default -> status < 500 ? ProblemCode.MALFORMED_REQUEST : ProblemCode.INTERNAL_ERROR;
        };
        return code.exception().withStatus(status);
    }
}
