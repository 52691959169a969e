package app.taskflow.log.failure;

/** The database holds a log that this program must not write to: of another format, or another number of partitions. */
public final class IncompatibleLogException extends LogException {

    public IncompatibleLogException(String what, int expected, int found) {
        super("the log has %s %d, this program expects %d".formatted(what, found, expected));
    }
}
