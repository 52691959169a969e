package app.taskflow.command.account.journal;

import app.taskflow.events.id.UserId;
import app.taskflow.web.request.RequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Who caused something, and by which request.
 *
 * @param actor a user's id, or the name of a part of the system
 */
public record Origin(
        String actor, String requestId, @Nullable String traceparent) {

    /** A user did it. */
    public static Origin of(UserId actor, RequestContext request) {
        return new Origin(actor.toString(), request.requestId(), request.traceparent());
    }

    /** Somebody did it of whom is not known who it was. */
    public static Origin unknown(RequestContext request) {
        return new Origin("unknown", request.requestId(), request.traceparent());
    }

    /** The service itself did it. */
    public static Origin system(String requestId) {
        return new Origin("system", requestId, null);
    }
}
