package app.taskflow.web.input;

/**
 * A parameter has a value it cannot have; answered with 400 {@code invalid-parameter}. Thrown by the {@code parse}
 * methods and constructors of parameter types; the message completes "the parameter X ..." and goes to the client.
 */
public final class InvalidParameterException extends RuntimeException {

    private final String parameter;

    /** For a {@code parse} method, which does not know the name. */
    public InvalidParameterException(String message) {
        this("", message);
    }

    /** For a constructor that sees several parameters. */
    public InvalidParameterException(String parameter, String message) {
        super(message, null, false, false);
        this.parameter = parameter;
    }

    String parameter() {
        return parameter;
    }

    /** What is wrong, to stand after the name of the parameter. */
    public String reason() {
        String message = getMessage();
        return message == null ? "is not valid" : message;
    }
}
