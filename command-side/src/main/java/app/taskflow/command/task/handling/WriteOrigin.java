package app.taskflow.command.task.handling;

import app.taskflow.events.id.UserId;
import app.taskflow.log.IdempotencyKey;
import org.jspecify.annotations.Nullable;

/**
 * Where a command comes from, as it will stand in its commit for ever.
 *
 * @param actor who caused it: a user, or the name of a part of the system
 * @param traceparent W3C trace context, where there is one
 * @param key what makes the request recognisable when it is sent again, where it may be
 */
public record WriteOrigin(
        String actor,
        String requestId,
        @Nullable String traceparent,
        @Nullable IdempotencyKey key) {

    public WriteOrigin(String actor, String requestId, @Nullable String traceparent) {
        this(actor, requestId, traceparent, null);
    }

    public static WriteOrigin of(UserId actor, String requestId, @Nullable String traceparent) {
        return new WriteOrigin(actor.toString(), requestId, traceparent);
    }

    WriteOrigin under(IdempotencyKey recognisedBy) {
        return new WriteOrigin(actor, requestId, traceparent, recognisedBy);
    }
}
