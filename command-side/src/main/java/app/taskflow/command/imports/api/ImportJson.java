package app.taskflow.command.imports.api;

import app.taskflow.command.imports.Counts;
import app.taskflow.command.imports.Import;
import app.taskflow.command.imports.ImportState;
import app.taskflow.command.imports.Undo;
import app.taskflow.events.id.ImportId;
import app.taskflow.events.id.TaskId;
import app.taskflow.events.imports.ImportMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An import as clients see it. */
record ImportJson(
        ImportId id,
        ImportState state,
        String source,
        boolean dryRun,
        @Nullable Long total,
        long processed,
        long created,
        long unchanged,
        long rejected,
        long warnings,
        double rowsPerSecond,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Long etaSeconds,
        @Nullable ProblemJson problem,
        @Nullable UndoJson undo) {

    record ProblemJson(String code, String detail) {}

    record UndoJson(Undo.State state, long removed, List<TaskId> kept) {}

    static ImportJson of(Import state) {
        Counts counts = state.counts();
        Import.Failure failure = state.failure();
        Undo undo = state.undo();
        return new ImportJson(
                state.id(),
                state.state(),
                state.source(),
                state.mode() == ImportMode.DRY_RUN,
                state.rows(),
                counts.processed(),
                counts.created(),
                counts.unchanged(),
                counts.rejected(),
                counts.warnings(),
                Math.round(state.rowsPerSecond() * 10) / 10.0,
                state.pace().requestedAt(),
                state.pace().startedAt(),
                state.pace().finishedAt(),
                state.etaSeconds().isPresent() ? (Long) state.etaSeconds().getAsLong() : null,
                failure == null ? null : new ProblemJson(failure.code(), failure.detail()),
                undo == null ? null : new UndoJson(undo.state(), undo.removed(), undo.kept()));
    }
}
