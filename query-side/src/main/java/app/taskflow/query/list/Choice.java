package app.taskflow.query.list;

import app.taskflow.web.input.InvalidParameterException;

/** Whether a list holds only tasks of a kind, none of them, or both. */
public enum Choice {
    ONLY,
    NONE,
    ANY;

    /** Reads {@code true}, {@code false} or {@code any}. */
    public static Choice parse(String text) {
        return switch (text) {
            case "true" -> ONLY;
            case "false" -> NONE;
            case "any" -> ANY;
            default -> throw new InvalidParameterException("must be true, false or any");
        };
    }
}
