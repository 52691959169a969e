package app.taskflow.command.imports;

import app.taskflow.events.id.TaskId;
import java.util.List;

/** What can be asked of an import. */
public sealed interface ImportCommand {

    /** Its turn has come. */
    record Start() implements ImportCommand {}

    /** Rows were done, in the same commit. */
    record Advance(long step, Counts counts) implements ImportCommand {}

    record Pause() implements ImportCommand {}

    record Resume() implements ImportCommand {}

    record Cancel() implements ImportCommand {}

    /** A stream has ended. */
    record Complete() implements ImportCommand {}

    /** It cannot go on. */
    record Fail(String code, String detail) implements ImportCommand {}

    /** Remove what it made. */
    record Revert() implements ImportCommand {}

    /** Tasks of one of its commits were removed, in the same commit as this. */
    record AdvanceUndo(long step, int removed, List<TaskId> kept) implements ImportCommand {
        public AdvanceUndo {
            kept = List.copyOf(kept);
        }
    }

    record CompleteUndo() implements ImportCommand {}
}
