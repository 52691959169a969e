package app.taskflow.query.redis;

/** Redis did not answer, or not in time. Everything that is asked of it can be had elsewhere. */
public final class RedisAwayException extends RuntimeException {

    RedisAwayException(String what, Throwable cause) {
        // Thrown by the thousand while Redis is down, and always caught: a stack trace would only cost.
        super(what, cause, false, false);
    }
}
