package app.taskflow.web.container;

import app.taskflow.web.answer.Problems;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import jakarta.servlet.RequestDispatcher;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.coyote.http11.Http11InputBuffer;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;

/** Translates what the container found wrong with a request, of which it tells a status and at best an exception. */
final class ContainerFailure {

    private static final String HEADERS_TOO_LARGE =
            StringManager.getManager(Http11InputBuffer.class).getString("iib.requestheadertoolarge.error");

    private ContainerFailure() {}

    static ProblemException of(Request request, Response response) {
        Throwable failure = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (failure != null && HEADERS_TOO_LARGE.equals(failure.getMessage())) {
            // The buffer was full; if not even the request line was complete, the URL did it.
            return isLineRead(request)
                    ? ProblemCode.HEADERS_TOO_LARGE.exception()
                    : ProblemCode.URI_TOO_LONG.exception();
        }
        ProblemException problem = thrown(failure);
        return problem == null ? Problems.of(response.getStatus()) : problem;
    }

    private static boolean isLineRead(Request request) {
        return !request.getCoyoteRequest().requestURI().isNull()
                && request.getCoyoteRequest().requestURI().getLength() <= Framing.MAX_URI;
    }

    private static @Nullable ProblemException thrown(@Nullable Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof ProblemException problem) {
                return problem;
            }
        }
        return null;
    }
}
