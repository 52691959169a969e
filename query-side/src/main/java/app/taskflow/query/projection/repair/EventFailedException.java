package app.taskflow.query.projection.repair;

import app.taskflow.events.wire.PublishedEvent;

/** An event could not be applied, and will not be by trying again with the same program. */
public final class EventFailedException extends RuntimeException {

    private static final int LONGEST_REASON = 1_000;

    private final transient PublishedEvent event;

    EventFailedException(PublishedEvent event, RuntimeException cause) {
        super(cause);
        this.event = event;
    }

    public PublishedEvent event() {
        return event;
    }

    /** For operators: the kind of failure and its message, and the cause's, but no stack trace. */
    public String reason() {
        StringBuilder reason = new StringBuilder();
        for (Throwable at = getCause(); at != null; at = at.getCause()) {
            reason.append(reason.isEmpty() ? "" : ": ").append(at.getClass().getSimpleName());
            if (at.getMessage() != null) {
                reason.append(' ').append(at.getMessage());
            }
        }
        return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }
}
