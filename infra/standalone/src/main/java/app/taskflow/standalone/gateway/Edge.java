package app.taskflow.standalone.gateway;

import app.taskflow.web.problem.ProblemCode;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import java.util.List;

/** The first handler of a request: refuses what is too large, forgets what clients claim of themselves, and routes. */
final class Edge implements HttpHandler {

    /** Only we say where a request came from. */
    private static final List<HttpString> CLAIMS = List.of(
            new HttpString("Forwarded"),
            new HttpString("X-Forwarded-For"),
            new HttpString("X-Forwarded-Host"),
            new HttpString("X-Forwarded-Port"),
            new HttpString("X-Forwarded-Prefix"),
            new HttpString("X-Forwarded-Proto"),
            new HttpString("X-Forwarded-Server"),
            new HttpString("X-Real-IP"));

    private final HttpHandler command;
    private final HttpHandler query;

    Edge(HttpHandler command, HttpHandler query) {
        this.command = command;
        this.query = query;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        String path = exchange.getRequestURI();
        if (path.length() + 1 + exchange.getQueryString().length() > SizeLimits.URL) {
            GatewayProblems.answer(exchange, ProblemCode.URI_TOO_LONG);
            return;
        }
        long limit = SizeLimits.ofBody(path);
        if (exchange.getRequestContentLength() > limit) {
            // The body is not read: the connection cannot be used again.
            exchange.setPersistent(false);
            GatewayProblems.answer(exchange, ProblemCode.PAYLOAD_TOO_LARGE);
            return;
        }
        LimitedBody.limit(exchange, limit);
        HeaderMap headers = exchange.getRequestHeaders();
        CLAIMS.forEach(headers::remove);
        HttpHandler side = switch (Side.of(exchange.getRequestMethod().toString(), path)) {
            case COMMAND -> command;
            case QUERY -> query;
        };
        side.handleRequest(exchange);
    }
}
