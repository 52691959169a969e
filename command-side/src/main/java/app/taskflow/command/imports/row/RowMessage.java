package app.taskflow.command.imports.row;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Something about a row that its owner should know.
 *
 * @param row the record's number from 1, the header not counted
 * @param line the physical line, from 1
 * @param field the API's name of the field, where it is about one
 */
public record RowMessage(
        long row,
        long line,
        Severity severity,
        String code,
        String message,
        @Nullable String field) {

    /** What it means for the row. */
    public enum Severity {
        /** It is not imported. */
        @JsonProperty("error")
        ERROR,
        /** It is imported, and this is where the task differs from the file. */
        @JsonProperty("warning")
        WARNING
    }

    boolean isWarning() {
        return severity == Severity.WARNING;
    }
}
