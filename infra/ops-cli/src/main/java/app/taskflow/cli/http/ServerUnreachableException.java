package app.taskflow.cli.http;

import java.net.URI;

/** Nobody answers, or not any more. */
public final class ServerUnreachableException extends RuntimeException {

    ServerUnreachableException(URI server, Exception cause) {
        super("no answer from %s (%s)".formatted(server, reason(cause)), cause);
    }

    private static String reason(Exception cause) {
        // The JDK's client says nothing at all where a connection is refused.
        return cause.getMessage() == null ? "connection refused" : cause.getMessage();
    }
}
