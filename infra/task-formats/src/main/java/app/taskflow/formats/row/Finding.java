package app.taskflow.formats.row;

import org.jspecify.annotations.Nullable;

/**
 * Something about a row that its owner should know.
 *
 * @param field the API's name of the field, null if it is about the row as a whole
 * @param message for people, complete in itself; it never holds more than a short piece of the row's text
 */
public record Finding(Code code, @Nullable String field, String message) {

    /** What kind; the text form is part of the API, and documented in docs/import-formats.md. */
    public enum Code {
        // Errors: the row is not imported.
        REQUIRED("required"),
        BLANK("blank"),
        TOO_LONG("too-long"),
        TOO_MANY("too-many"),
        DUPLICATE("duplicate"),
        CONTROL_CHARACTER("control-character"),
        MALFORMED_TEXT("malformed-text"),
        UNKNOWN_VALUE("unknown-value"),
        WRONG_TYPE("wrong-type"),
        UNKNOWN_PROPERTY("unknown-property"),
        NO_SUCH_DATE("no-such-date"),
        NO_SUCH_TIME("no-such-time"),
        NO_SUCH_TIME_ZONE("no-such-time-zone"),
        NO_SUCH_INSTANT("no-such-instant"),
        NO_SUCH_RECURRENCE("no-such-recurrence"),
        OUT_OF_RANGE("out-of-range"),
        NEEDS_DUE_DATE("needs-due-date"),
        NOT_DONE("not-done"),
        RAGGED_ROW("ragged-row"),
        MALFORMED_ROW("malformed-row"),
        ROW_TOO_LONG("row-too-long"),
        UNKNOWN_TYPE("unknown-type"),
        DELETED_IN_SOURCE("deleted-in-source"),
        NOTE_WITHOUT_TASK("note-without-task"),

        // Warnings: the task is imported, and this is where it differs from the file.
        TITLE_CUT("title-cut"),
        TITLE_CHANGED("title-changed"),
        TITLE_MISSING("title-missing"),
        DESCRIPTION_CUT("description-cut"),
        TAG_CUT("tag-cut"),
        TOO_MANY_TAGS("too-many-tags"),
        TEXT_REPAIRED("text-repaired"),
        DATE_NOT_UNDERSTOOD("date-not-understood"),
        TIME_ZONE_NOT_UNDERSTOOD("time-zone-not-understood"),
        RECURRENCE_NOT_UNDERSTOOD("recurrence-not-understood"),
        VALUE_NOT_UNDERSTOOD("value-not-understood"),
        PARENT_NOT_FOUND("parent-not-found"),
        PARENT_AMBIGUOUS("parent-ambiguous"),
        REPEATED_ID("repeated-id"),
        SURPLUS_CELLS("surplus-cells");

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
