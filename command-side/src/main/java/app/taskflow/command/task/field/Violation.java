package app.taskflow.command.task.field;

/**
 * A rule that an input breaks.
 *
 * @param pointer to the value within the request's body (RFC 6901)
 * @param message for people, complete in itself
 */
public record Violation(String pointer, Code code, String message) {

    /** What kind of rule; the text form is part of the API. */
    public enum Code {
        REQUIRED("required"),
        BLANK("blank"),
        TOO_LONG("too-long"),
        TOO_MANY("too-many"),
        DUPLICATE("duplicate"),
        CONTROL_CHARACTER("control-character"),
        MALFORMED_TEXT("malformed-text"),
        MALFORMED_ID("malformed-id"),
        UNKNOWN_VALUE("unknown-value"),
        NO_SUCH_DATE("no-such-date"),
        NO_SUCH_TIME("no-such-time"),
        NO_SUCH_TIME_ZONE("no-such-time-zone"),
        OUT_OF_RANGE("out-of-range"),
        NEEDS_DUE_DATE("needs-due-date");

        private final String text;

        Code(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
