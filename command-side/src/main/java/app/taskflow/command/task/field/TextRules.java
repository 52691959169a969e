package app.taskflow.command.task.field;

import static app.taskflow.command.task.field.Violation.Code.BLANK;
import static app.taskflow.command.task.field.Violation.Code.CONTROL_CHARACTER;
import static app.taskflow.command.task.field.Violation.Code.MALFORMED_TEXT;
import static app.taskflow.command.task.field.Violation.Code.REQUIRED;
import static app.taskflow.command.task.field.Violation.Code.TOO_LONG;

import app.taskflow.events.field.FieldLimits;
import app.taskflow.events.field.Text;
import org.jspecify.annotations.Nullable;

/** Rules for titles, tags and descriptions. */
final class TextRules {

    private TextRules() {}

    static @Nullable String title(@Nullable String text, Violations violations) {
        return singleLine("/title", text, FieldLimits.TITLE_LENGTH, violations);
    }

    /** Kept as sent, lines and outer white space included. */
    static @Nullable String description(@Nullable String text, Violations violations) {
        if (text != null) {
            length("/description", text, FieldLimits.DESCRIPTION_LENGTH, violations);
            encodable("/description", text, violations);
        }
        return text;
    }

    /** A required text on one line, stripped; what is wrong with it goes to {@code violations}. */
    static @Nullable String singleLine(String pointer, @Nullable String text, int longest, Violations violations) {
        if (text == null) {
            violations.add(pointer, REQUIRED, "is required");
            return null;
        }
        String stripped = Text.strip(text);
        if (!Text.isVisible(stripped)) {
            violations.add(pointer, BLANK, "must not be blank");
            return stripped;
        }
        length(pointer, stripped, longest, violations);
        encodable(pointer, stripped, violations);
        if (Text.hasControl(stripped)) {
            violations.add(pointer, CONTROL_CHARACTER, "must be one line without control characters");
        }
        return stripped;
    }

    private static void length(String pointer, String text, int longest, Violations violations) {
        int length = Text.length(text);
        if (length > longest) {
            violations.add(pointer, TOO_LONG, "must have at most %d characters, not %d".formatted(longest, length));
        }
    }

    private static void encodable(String pointer, String text, Violations violations) {
        if (Text.hasLoneSurrogate(text)) {
            violations.add(pointer, MALFORMED_TEXT, "must not hold half a surrogate pair");
        }
    }
}
