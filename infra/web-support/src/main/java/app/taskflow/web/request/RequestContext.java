package app.taskflow.web.request;

import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a request is known by. A controller takes it as an argument.
 *
 * @param requestId the client's {@code X-Request-Id} where it was well-formed, else one made here
 * @param traceparent the W3C trace context the request came with, validated, or null
 * @param key what makes a retry of the request recognisable, or null where the client does not ask for it
 */
public record RequestContext(
        String requestId,
        @Nullable String traceparent,
        @Nullable RequestKey key) {

    /** The header that carries the id in both directions. */
    public static final String REQUEST_ID_HEADER = "X-Request-Id";
    /** The header of W3C Trace Context. */
    public static final String TRACEPARENT_HEADER = "traceparent";

    private static final String ATTRIBUTE = RequestContext.class.getName();

    /** The context of a request without a key. */
    public RequestContext(String requestId, @Nullable String traceparent) {
        this(requestId, traceparent, null);
    }

    /** The same, with a key. */
    public RequestContext withKey(RequestKey recognisedBy) {
        return new RequestContext(requestId, traceparent, recognisedBy);
    }

    /** The context of a request that came with these headers; what is not well-formed is not taken over. */
    public static RequestContext accept(@Nullable String requestId, @Nullable String traceparent) {
        return new RequestContext(
                requestId != null && RequestIds.isWellFormed(requestId) ? requestId : RequestIds.next(),
                Traceparent.accept(traceparent));
    }

    /** The context of a request, or null if it never entered the edge. */
    public static @Nullable RequestContext find(ServletRequest request) {
        return (RequestContext) request.getAttribute(ATTRIBUTE);
    }

    /** @throws IllegalStateException if the request never entered the edge */
    public static RequestContext of(ServletRequest request) {
        RequestContext context = find(request);
        if (context == null) {
            throw new IllegalStateException("the request has no context: is the edge configured?");
        }
        return context;
    }

    /** Makes this the context of the request. */
    public void bindTo(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** The id of the whole trace, or null if the request belongs to none. */
    public @Nullable String traceId() {
        return traceparent == null ? null : Traceparent.traceId(traceparent);
    }
}
