package app.taskflow.command.task.field;

import static app.taskflow.command.task.field.Violation.Code.REQUIRED;
import static app.taskflow.command.task.field.Violation.Code.UNKNOWN_VALUE;
import static java.util.stream.Collectors.joining;

import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rules for fields with a fixed set of values, whose texts are the constants' names in lower case. */
final class ChoiceRules {

    private ChoiceRules() {}

    /** Not to be cleared: a task always stands somewhere, and falling back to todo would reopen it by surprise. */
    static @Nullable Status status(@Nullable String text, Violations violations) {
        if (text == null) {
            violations.add("/status", REQUIRED, "cannot be cleared");
            return null;
        }
        return choice("/status", text, Status.values(), violations);
    }

    static @Nullable Priority priority(@Nullable String text, Violations violations) {
        return text == null ? Priority.NONE : choice("/priority", text, Priority.values(), violations);
    }

    private static <E extends Enum<E>> @Nullable E choice(
            String pointer, String text, E[] values, Violations violations) {
        for (E value : values) {
            if (text(value).equals(text)) {
                return value;
            }
        }
        String known = Arrays.stream(values).map(ChoiceRules::text).collect(joining(", "));
        violations.add(pointer, UNKNOWN_VALUE, "must be one of " + known);
        return null;
    }

    private static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
