package app.taskflow.command.imports.row;

import app.taskflow.events.id.TaskId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row that waits to be done. All that can be known without the owner's tasks is decided already. */
public sealed interface ImportRow {

    /** Warnings of a row that becomes a task, errors of one that does not. */
    List<RowMessage> messages();

    /**
     * A row that becomes a task, unless it has before.
     *
     * @param id derived from the row's identity, so that the same row is always the same task
     * @param created the JSON of the task's first event, as it will stand in the log
     * @param archivedAt where the task is archived as soon as it is there
     */
    // Data on its way, compared nowhere; the record is for its accessors.
    @SuppressWarnings("ArrayRecordComponent")
    record Valid(TaskId id, byte[] created, @Nullable Instant archivedAt, List<RowMessage> messages)
            implements ImportRow {
        public Valid {
            messages = List.copyOf(messages);
        }
    }

    record Rejected(List<RowMessage> messages) implements ImportRow {
        public Rejected {
            messages = List.copyOf(messages);
        }
    }
}
