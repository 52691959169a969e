package app.taskflow.command.imports.intake;

/** So many files are being uploaded that there is no memory for another. Nothing was read; it can be sent again soon. */
public final class IntakeFullException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IntakeFullException() {
        super("Too many files are being uploaded; send this one again in some seconds");
    }
}
