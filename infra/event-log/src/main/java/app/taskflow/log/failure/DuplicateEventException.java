package app.taskflow.log.failure;

import app.taskflow.events.id.EventId;

/** Two events of one commit have the same id. Nothing was written. */
public final class DuplicateEventException extends LogException {

    private final EventId id;

    public DuplicateEventException(EventId id) {
        super("event %s is in the commit twice".formatted(id));
        this.id = id;
    }

    public EventId id() {
        return id;
    }
}
