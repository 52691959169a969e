package app.taskflow.command.imports;

import app.taskflow.events.id.TaskId;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;

/**
 * How far an import's undo has come.
 *
 * @param after the aggregate sequence of the import's event up to which its commits were undone, -1 for none
 * @param kept tasks that were changed since they were imported; the first {@link #KEPT_NAMED}
 */
public record Undo(State state, long after, long removed, List<TaskId> kept) {

    /** Where are more, the owner has worked on with the whole import; naming them all would help nobody. */
    static final int KEPT_NAMED = 10_000;

    /** Whether it is still at it. */
    public enum State {
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("completed")
        COMPLETED
    }

    public Undo {
        kept = List.copyOf(kept);
    }

    static Undo begun() {
        return new Undo(State.RUNNING, -1, 0, List.of());
    }

    Undo advanced(long step, int more, List<TaskId> moreKept) {
        List<TaskId> all = Stream.concat(kept.stream(), moreKept.stream())
                .limit(KEPT_NAMED)
                .toList();
        return new Undo(state, step, removed + more, all);
    }

    Undo completed() {
        return new Undo(State.COMPLETED, after, removed, kept);
    }
}
