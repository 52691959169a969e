package app.taskflow.command.keys;

/** A signing key that is missing, unreadable or too weak. Names the place, never the content. */
public final class UnusableKeyException extends RuntimeException {

    UnusableKeyException(String place, String reason) {
        super("signing key %s: %s".formatted(place, reason));
    }

    UnusableKeyException(String place, String reason, Exception cause) {
        super("signing key %s: %s".formatted(place, reason), cause);
    }
}
