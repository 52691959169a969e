package app.taskflow.formats.row;

import app.taskflow.formats.task.PortableTask;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file: one task, or the reasons why it is none. Where a record of the file holds several tasks (a card
 * with a checklist), each is a row with that record's number.
 */
public sealed interface Row {

    /** The record's number in the file, from 1, the header not counted; it never falls from one row to the next. */
    long number();

    /** The physical line on which the record starts, from 1. */
    long line();

    /**
     * @param parent the identity of the row this task is a part of, which may be anywhere in the file, or in none; use
     *     it rather than {@code task.parentExternalId()}, as parents without an external id have one too
     * @param warnings what was kept otherwise than the file has it
     */
    record Task(
            long number,
            long line,
            RowIdentity identity,
            @Nullable RowIdentity parent,
            PortableTask task,
            List<Finding> warnings)
            implements Row {
        public Task {
            warnings = List.copyOf(warnings);
        }
    }

    /** @param errors at least one */
    record Rejected(long number, long line, List<Finding> errors) implements Row {
        public Rejected {
            errors = List.copyOf(errors);
        }
    }
}
