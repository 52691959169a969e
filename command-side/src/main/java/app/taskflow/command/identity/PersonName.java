package app.taskflow.command.identity;

import app.taskflow.web.input.Violations;
import org.jspecify.annotations.Nullable;

/** What a name must be: one line of 1 to 100 characters. */
public final class PersonName {

    private static final int MAX_LENGTH = 100;

    private PersonName() {}

    public static void check(@Nullable String name, Violations violations) {
        if (name == null || name.isBlank()) {
            violations.add("/name", "required", "A name is needed");
            return;
        }
        String text = name.strip();
        violations.check(
                text.codePointCount(0, text.length()) <= MAX_LENGTH,
                "/name",
                "too-long",
                "A name has at most %d characters".formatted(MAX_LENGTH));
        violations.check(
                text.codePoints().noneMatch(PersonName::breaksLine),
                "/name",
                "invalid-character",
                "A name has no control characters");
    }

    private static boolean breaksLine(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> false;
        };
    }
}
