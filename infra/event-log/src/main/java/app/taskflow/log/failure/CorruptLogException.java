package app.taskflow.log.failure;

import app.taskflow.events.wire.Position;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The log does not hold what a log must hold at this place. Only a repair by hand helps. */
public final class CorruptLogException extends LogException {

    private final @Nullable Position position;

    public CorruptLogException(Position position, String what) {
        super("the log is damaged at %s: %s".formatted(position, what));
        this.position = position;
    }

    public CorruptLogException(@Nullable Position position, Throwable cause) {
        super("the log is damaged at %s: not a commit".formatted(position), cause);
        this.position = position;
    }

    /** Empty where the document does not even tell its place. */
    public Optional<Position> position() {
        return Optional.ofNullable(position);
    }
}
