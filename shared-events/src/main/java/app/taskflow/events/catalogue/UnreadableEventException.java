package app.taskflow.events.catalogue;

/** Bytes that are not an event of the type they are kept under. */
public final class UnreadableEventException extends RuntimeException {

    UnreadableEventException(EventType type, String reason) {
        super("unreadable event of type %s: %s".formatted(type, reason));
    }

    UnreadableEventException(EventType type, Throwable cause) {
        super("unreadable event of type " + type, cause);
    }
}
