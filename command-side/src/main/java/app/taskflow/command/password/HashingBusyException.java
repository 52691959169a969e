package app.taskflow.command.password;

import java.time.Duration;

/** So many passwords wait to be hashed that one more would wait too long. Nothing was hashed. */
public final class HashingBusyException extends RuntimeException {

    private final Duration retryAfter;

    HashingBusyException(Duration retryAfter) {
        super("the queue of passwords to be hashed is full");
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
