package app.taskflow.command.task.field;

import java.util.List;

/** What came of edits: fields that keep every rule, or all the rules that were broken. */
public sealed interface Edited {

    record Valid(TaskFields fields) implements Edited {}

    /** @param violations at least one */
    record Invalid(List<Violation> violations) implements Edited {
        public Invalid {
            violations = List.copyOf(violations);
        }
    }
}
