package app.taskflow.log.failure;

import app.taskflow.events.wire.Position;

/** The log does not hold what a log must hold at this place. Only a repair by hand helps. */
public final class CorruptLogException extends LogException {

    private final Position position;

    public CorruptLogException(Position position, String what) {
        super("the log is damaged at %s: %s".formatted(position, what));
        this.position = position;
    }

    public Position position() {
        return position;
    }
}
