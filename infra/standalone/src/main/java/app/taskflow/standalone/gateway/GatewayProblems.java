package app.taskflow.standalone.gateway;

import app.taskflow.web.problem.Problem;
import app.taskflow.web.problem.ProblemCode;
import io.undertow.server.DefaultResponseListener;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The gateway's own errors, in the form that the nodes' have. A node is gone or does not answer: 503, and the client is
 * told to try again; a write may have been done all the same, which an {@code Idempotency-Key} makes harmless.
 */
final class GatewayProblems {

    private static final HttpString REQUEST_ID = new HttpString("X-Request-Id");
    private static final Pattern WELL_FORMED_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private GatewayProblems() {}

    static void answer(HttpServerExchange exchange, ProblemCode code) {
        exchange.setStatusCode(code.status());
        String requestId = requestId(exchange);
        Problem problem = Problem.of(code.exception(), exchange.getRequestURI(), requestId);
        byte[] body = JSON.writeValueAsBytes(problem);
        exchange.getResponseHeaders()
                .put(REQUEST_ID, requestId)
                .put(Headers.CONTENT_TYPE, "application/problem+json")
                .put(Headers.CONTENT_LENGTH, body.length)
                .put(Headers.CACHE_CONTROL, "no-store")
                .put(Headers.X_CONTENT_TYPE_OPTIONS, "nosniff")
                .put(Headers.CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'")
                .put(Headers.REFERRER_POLICY, "no-referrer");
        if (code == ProblemCode.UNAVAILABLE) {
            exchange.getResponseHeaders().put(Headers.RETRY_AFTER, 1);
        }
        exchange.getResponseSender().send(ByteBuffer.wrap(body));
    }

    /** Undertow asks before it ends an answer without a body; those of nodes, which carry a request id, are left alone. */
    static DefaultResponseListener forUndertowsOwn() {
        return exchange -> {
            ProblemCode code = LimitedBody.passedItsLimit(exchange)
                    ? ProblemCode.PAYLOAD_TOO_LARGE
                    : codeOf(exchange.getStatusCode());
            if (code == null
                    || !exchange.isResponseChannelAvailable()
                    || exchange.getResponseHeaders().contains(REQUEST_ID)) {
                return false;
            }
            answer(exchange, code);
            return true;
        };
    }

    private static @Nullable ProblemCode codeOf(int status) {
        return switch (status) {
            case 400 -> ProblemCode.MALFORMED_REQUEST;
            case 413 -> ProblemCode.PAYLOAD_TOO_LARGE;
            case 500 -> ProblemCode.INTERNAL_ERROR;
            case 502, 503, 504 -> ProblemCode.UNAVAILABLE;
            default -> null;
        };
    }

    private static String requestId(HttpServerExchange exchange) {
        String sent = exchange.getRequestHeaders().getFirst(REQUEST_ID);
        return sent != null && WELL_FORMED_ID.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
    }
}
