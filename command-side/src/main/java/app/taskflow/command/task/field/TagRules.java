package app.taskflow.command.task.field;

import static app.taskflow.command.task.field.Violation.Code.DUPLICATE;
import static app.taskflow.command.task.field.Violation.Code.TOO_MANY;

import app.taskflow.events.field.FieldLimits;
import app.taskflow.events.field.TagText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules for a task's tags: few, short, and no two that a reader would take for the same. */
final class TagRules {

    private TagRules() {}

    static List<String> tags(@Nullable List<@Nullable String> texts, Violations violations) {
        if (texts == null) {
            return List.of();
        }
        if (texts.size() > FieldLimits.MOST_TAGS) {
            // One line about the list; a hundred thousand about its members would help nobody.
            violations.add(
                    "/tags", TOO_MANY, "must be at most %d, not %d".formatted(FieldLimits.MOST_TAGS, texts.size()));
            return List.of();
        }
        List<String> tags = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < texts.size(); i++) {
            String pointer = "/tags/" + i;
            String tag = TextRules.singleLine(pointer, texts.get(i), FieldLimits.TAG_LENGTH, violations);
            if (tag != null) {
                tags.add(tag);
                if (!seen.add(TagText.fold(tag))) {
                    violations.add(pointer, DUPLICATE, "must differ from the other tags by more than case");
                }
            }
        }
        return tags;
    }
}
