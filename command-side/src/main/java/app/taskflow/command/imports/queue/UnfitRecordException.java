package app.taskflow.command.imports.queue;

/** A record on the topic of imports that means nothing; it goes to the dead letters with this message. */
final class UnfitRecordException extends Exception {

    private final transient String reason;

    UnfitRecordException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
