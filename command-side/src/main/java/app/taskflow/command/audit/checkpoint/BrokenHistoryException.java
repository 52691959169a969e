package app.taskflow.command.audit.checkpoint;

/** The log no longer holds what was signed before. Somebody has altered it; verifying it tells where. */
public final class BrokenHistoryException extends RuntimeException {

    BrokenHistoryException(String what) {
        super(what);
    }
}
