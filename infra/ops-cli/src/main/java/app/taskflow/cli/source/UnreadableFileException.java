package app.taskflow.cli.source;

import java.nio.file.Path;

/** A file that is not there, or is no TaskFlow CSV. */
public final class UnreadableFileException extends RuntimeException {

    UnreadableFileException(Path file, String reason) {
        super("cannot read %s: %s".formatted(file, reason));
    }

    UnreadableFileException(Path file, String reason, Throwable cause) {
        super("cannot read %s: %s".formatted(file, reason), cause);
    }
}
