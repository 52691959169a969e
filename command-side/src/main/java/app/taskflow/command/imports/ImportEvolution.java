package app.taskflow.command.imports;

import app.taskflow.events.id.ImportId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.imports.ImportEvent;
import java.time.Instant;
import java.util.Objects;

/** What an event makes of an import. Believes every event: whether it may happen was decided before. */
public final class ImportEvolution {

    private ImportEvolution() {}

    /** The first state of an import. */
    public static Import requested(ImportId id, UserId owner, ImportEvent.Requested event) {
        return new Import(
                id,
                owner,
                1,
                event.source(),
                event.mode(),
                event.origin(),
                event.rows(),
                event.chunks(),
                ImportState.QUEUED,
                0,
                Counts.NONE,
                Pace.requested(event.requestedAt()),
                null,
                null);
    }

    /** @param at when the event was recorded */
    public static Import evolve(Import state, ImportEvent event, Instant at) {
        Pace pace = state.pace();
        Import next = switch (event) {
            case ImportEvent.Requested requested -> requested(state.id(), state.owner(), requested);
            case ImportEvent.Started _ -> state.with(ImportState.RUNNING, pace.started(at));
            case ImportEvent.Progressed progressed ->
                state.advanced(progressed.step() + 1, state.counts().plus(counts(progressed)), pace.progressed(at));
            case ImportEvent.Paused _ -> state.with(ImportState.PAUSED, pace.halted(at));
            case ImportEvent.Resumed _ -> state.with(ImportState.QUEUED, pace.halted(at));
            case ImportEvent.Cancelled _ -> state.with(ImportState.CANCELLED, pace.finished(at));
            case ImportEvent.Completed _ -> state.with(ImportState.COMPLETED, pace.finished(at));
            case ImportEvent.Failed(var code, var detail) ->
                state.failed(new Import.Failure(code, detail), pace.finished(at));
            case ImportEvent.UndoStarted _ -> state.undone(Undo.begun());
            case ImportEvent.UndoProgressed(var step, var removed, var kept) ->
                state.undone(undo(state).advanced(step, removed, kept));
            case ImportEvent.UndoCompleted _ -> state.undone(undo(state).completed());
        };
        return next.atVersion(state.version() + 1);
    }

    private static Counts counts(ImportEvent.Progressed event) {
        return new Counts(event.created(), event.unchanged(), event.rejected(), event.warnings());
    }

    private static Undo undo(Import state) {
        return Objects.requireNonNull(state.undo());
    }
}
