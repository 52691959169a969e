package app.taskflow.web.container;

import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.request.ClientAddresses;
import app.taskflow.web.request.RequestContext;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One line for every request that is done: what was asked, what it got, how long it took. Reads that went well are at
 * level DEBUG, because at tens of thousands a second the line would cost more than the read.
 */
final class CompletionLog {

    private static final Logger LOG = LoggerFactory.getLogger("app.taskflow.web.requests");
    private static final long SLOW = TimeUnit.SECONDS.toNanos(1);
    private static final int SHOWN = 256;

    private final ClientAddresses clients;

    CompletionLog(ClientAddresses clients) {
        this.clients = clients;
    }

    void log(Request request, Response response, long nanos) {
        Level level = level(request, response, nanos);
        if (!LOG.isEnabledForLevel(level)) {
            return;
        }
        RequestContext context = RequestContext.find(request);
        String method = Objects.requireNonNullElse(request.getMethod(), "-");
        // As it was sent, so percent-encoded: no control character can be in it. Never with the query.
        String path = shown(request.getRequestURI());
        int status = response.getStatus();
        long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
        LoggingEventBuilder line = LOG.atLevel(level)
                .addKeyValue("http.request.method", method)
                .addKeyValue("url.path", path)
                .addKeyValue("http.response.status_code", status)
                .addKeyValue("event.duration", nanos)
                .addKeyValue("client.address", clients.of(request));
        if (context != null) {
            line = line.addKeyValue("http.request.id", context.requestId());
        }
        AuthenticatedUser user = AuthenticatedUser.find(request);
        if (user != null) {
            line = line.addKeyValue("user.id", user.id());
        }
        String agent = request.getHeader("User-Agent");
        if (agent != null) {
            line = line.addKeyValue("user_agent.original", shown(agent));
        }
        line.log("{} {} {} in {} ms", method, path, status, millis);
    }

    private static Level level(Request request, Response response, long nanos) {
        boolean routine = response.getStatus() < 400
                && nanos < SLOW
                && ("GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod()));
        return routine ? Level.DEBUG : Level.INFO;
    }

    private static String shown(@Nullable String text) {
        if (text == null) {
            return "-";
        }
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN);
    }
}
