package app.taskflow.command.imports.queue;

/** A record on the topic of imports that means nothing; it goes to the dead letters with this message. */
final class UnfitRecordException extends Exception {

    UnfitRecordException(String message) {
        super(message, null, false, false);
    }
}
