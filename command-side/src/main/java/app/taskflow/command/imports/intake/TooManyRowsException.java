package app.taskflow.command.imports.intake;

/** A file with more rows than one import may have. */
public final class TooManyRowsException extends RuntimeException {

    TooManyRowsException(long limit) {
        super("An import has at most %d rows".formatted(limit));
    }
}
