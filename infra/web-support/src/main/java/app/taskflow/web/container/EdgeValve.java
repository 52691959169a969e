package app.taskflow.web.container;

import app.taskflow.web.answer.ProblemWriter;
import app.taskflow.web.browser.Cors;
import app.taskflow.web.browser.SecurityHeaders;
import app.taskflow.web.limit.RateLimits;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import app.taskflow.web.request.RequestContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The first thing a request meets, outermost in the container: gives it its id, every answer its headers, and refuses
 * what is wrong with its outer form. It stands before the servlet filters because requests the container itself
 * refuses never get to them.
 */
final class EdgeValve extends ValveBase implements AccessLog {

    private static final String REQUEST_ID = "requestId";
    private static final String TRACE_ID = "traceId";

    private final ProblemWriter problems;
    private final SecurityHeaders security;
    private final Cors cors;
    private final RateLimits limits;
    private final CompletionLog completions;

    EdgeValve(
            ProblemWriter problems, SecurityHeaders security, Cors cors, RateLimits limits, CompletionLog completions) {
        super(true);
        this.problems = problems;
        this.security = security;
        this.cors = cors;
        this.limits = limits;
        this.completions = completions;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        RequestContext known = RequestContext.find(request);
        RequestContext context = known == null ? begin(request, response) : known;
        describe(context);
        try {
            if (known != null) {
                getNext().invoke(request, response);
            } else {
                admit(request, response);
            }
        } finally {
            MDC.remove(REQUEST_ID);
            MDC.remove(TRACE_ID);
        }
    }

    private RequestContext begin(Request request, Response response) {
        RequestContext context = RequestContext.accept(
                request.getHeader(RequestContext.REQUEST_ID_HEADER),
                request.getHeader(RequestContext.TRACEPARENT_HEADER));
        context.bindTo(request);
        response.setHeader(RequestContext.REQUEST_ID_HEADER, context.requestId());
        security.apply(request.getDecodedRequestURI(), response);
        cors.apply(request, response);
        return context;
    }

    private static void describe(RequestContext context) {
        MDC.put(REQUEST_ID, context.requestId());
        String traceId = context.traceId();
        if (traceId != null) {
            MDC.put(TRACE_ID, traceId);
        }
    }

    private void admit(Request request, Response response) throws IOException, ServletException {
        ProblemException refusal = refusal(request, response);
        if (refusal != null) {
            limits.note(request, response);
            refuse(request, response, refusal);
        } else if (Cors.isPreflight(request)) {
            limits.note(request, response);
            refusal = cors.preflight(request, response);
            if (refusal != null) {
                refuse(request, response, refusal);
            }
        } else {
            getNext().invoke(request, response);
        }
    }

    private static @Nullable ProblemException refusal(Request request, Response response) {
        if (response.isError() || response.getStatus() >= 400) {
            // Where the next request would begin is anybody's guess; the container closes the connection.
            return ContainerFailure.of(request, response).withHeader("Connection", "close");
        }
        ProblemException malformed = Framing.check(request);
        if (malformed != null) {
            return malformed;
        }
        return request.getContentLengthLong() > BodyLimits.of(request.getDecodedRequestURI())
                ? ProblemCode.PAYLOAD_TOO_LARGE.exception()
                : null;
    }

    private void refuse(Request request, Response response, ProblemException problem) throws IOException {
        response.setErrorReported();
        response.setSuspended(false);
        problems.write(request, response, problem);
    }

    @Override
    public void log(Request request, Response response, long nanos) {
        completions.log(request, response, nanos);
    }

    @Override
    public void setRequestAttributesEnabled(boolean enabled) {
        // Attributes by which other valves would override the client's address: none of them is in use.
    }

    @Override
    public boolean getRequestAttributesEnabled() {
        return false;
    }
}
