package app.taskflow.events.catalogue;

/** An event that is not in the catalogue: of a newer TaskFlow, or not ours. */
public final class UnknownEventException extends RuntimeException {

    UnknownEventException(String what) {
        super("not in the event catalogue: " + what);
    }
}
