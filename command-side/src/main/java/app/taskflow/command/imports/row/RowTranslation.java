package app.taskflow.command.imports.row;

import app.taskflow.command.imports.row.RowMessage.Severity;
import app.taskflow.command.task.Rank;
import app.taskflow.events.catalogue.EventCodec;
import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.Source;
import app.taskflow.events.task.Status;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.formats.row.Finding;
import app.taskflow.formats.row.Row;
import app.taskflow.formats.row.RowIdentity;
import app.taskflow.formats.task.PortableTask;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes of the rows of one file what is to be done for them. What a file leaves open (when a task was made) is the
 * instant of the import. Manual order follows the file: each row comes after the one before.
 */
public final class RowTranslation {

    private static final EventCodec CODEC = EventCodec.standard();

    private final UserId owner;
    private final Instant at;
    private long rows;

    /** @param at when the import was asked for */
    public RowTranslation(UserId owner, Instant at) {
        this.owner = owner;
        this.at = at;
    }

    public ImportRow translate(Row row) {
        return switch (row) {
            case Row.Task task -> valid(task);
            case Row.Rejected rejected -> new ImportRow.Rejected(messages(rejected, Severity.ERROR, rejected.errors()));
        };
    }

    private ImportRow valid(Row.Task row) {
        TaskId id = DerivedId.of(owner, row.identity().toString());
        Instant archivedAt = row.task().archivedAt();
        return new ImportRow.Valid(
                id,
                CODEC.encode(created(row, id)),
                archivedAt == null ? null : stamp(archivedAt),
                messages(row, Severity.WARNING, row.warnings()));
    }

    private TaskEvent.Created created(Row.Task row, TaskId id) {
        PortableTask task = row.task();
        Instant createdAt = task.createdAt() == null ? at : task.createdAt();
        return new TaskEvent.Created(
                task.title(),
                task.description(),
                task.status(),
                task.priority(),
                task.due(),
                task.tags(),
                Rank.newest(at.minus(rows++, ChronoUnit.MICROS), id),
                stamp(createdAt),
                task.status() == Status.DONE ? stamp(task.completedAt() == null ? at : task.completedAt()) : null,
                parent(row.parent()),
                task.recurrence(),
                new Source(row.identity().source().wireName(), task.externalId()));
    }

    private @Nullable TaskId parent(@Nullable RowIdentity parent) {
        return parent == null ? null : DerivedId.of(owner, parent.toString());
    }

    private static List<RowMessage> messages(Row row, Severity severity, List<Finding> findings) {
        return findings.stream()
                .map(finding -> new RowMessage(
                        row.number(),
                        row.line(),
                        severity,
                        finding.code().toString(),
                        finding.message(),
                        finding.field()))
                .toList();
    }

    private static Instant stamp(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
