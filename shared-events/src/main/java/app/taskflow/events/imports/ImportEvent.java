package app.taskflow.events.imports;

import app.taskflow.events.id.TaskId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of one import. What an import does to tasks stands in the tasks' own events, in the same commit as the
 * {@link Progressed} or {@link UndoProgressed} that counts it; so the counts are right whatever was repeated, and the
 * commits of an import are the list of what it made. The messages about single rows are not events: they can be made
 * again from the file, and would be most of the log.
 */
public sealed interface ImportEvent {

    /**
     * All rows are safely kept, and the import waits for its turn.
     *
     * @param source what the rows were exported from, such as {@code todoist}
     * @param rows how many there are; absent where they come as a stream
     * @param chunks into how many steps they are divided; absent likewise
     */
    record Requested(
            String source,
            ImportMode mode,
            ImportOrigin origin,
            @Nullable Long rows,
            @Nullable Long chunks,
            Instant requestedAt)
            implements ImportEvent {}

    /** It is its turn, for the first time or again after it was paused. */
    record Started() implements ImportEvent {}

    /**
     * Some more rows were done, all in one commit.
     *
     * @param step an upload: the number of the chunk, from 0; a stream: the offset of the last record. Grows.
     * @param created how many rows became a task, or brought one back that an undo had removed
     * @param unchanged how many rows had become a task before
     * @param warnings messages about rows that were taken all the same
     */
    record Progressed(long step, int created, int unchanged, int rejected, int warnings) implements ImportEvent {}

    /** Stopped by the user until she resumes it. */
    record Paused() implements ImportEvent {}

    /** Waits for its turn again. */
    record Resumed() implements ImportEvent {}

    /** Ended by the user; what is done stays done. */
    record Cancelled() implements ImportEvent {}

    record Completed() implements ImportEvent {}

    /**
     * It cannot go on; what is done stays done.
     *
     * @param code of the problem, as the API has it
     */
    record Failed(String code, String detail) implements ImportEvent {}

    /** What the import made is being removed. */
    record UndoStarted() implements ImportEvent {}

    /**
     * The tasks of one of the import's commits were looked at.
     *
     * @param step the aggregate sequence of the {@link Progressed} that counted them
     * @param removed how many tasks went to the trash
     * @param kept those that were changed since the import
     */
    record UndoProgressed(long step, int removed, List<TaskId> kept) implements ImportEvent {
        public UndoProgressed {
            kept = List.copyOf(kept);
        }
    }

    record UndoCompleted() implements ImportEvent {}
}
