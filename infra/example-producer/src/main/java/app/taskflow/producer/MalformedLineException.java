package app.taskflow.producer;

import java.io.Serial;

/** A line is no task, so that nothing behind it is sent. */
final class MalformedLineException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    MalformedLineException(long line, String reason) {
        super("line %d: %s".formatted(line, reason));
    }
}
