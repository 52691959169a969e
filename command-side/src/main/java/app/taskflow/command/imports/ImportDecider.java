package app.taskflow.command.imports;

import app.taskflow.command.imports.ImportDecision.Accepted;
import app.taskflow.command.imports.ImportDecision.Rejected;
import app.taskflow.events.imports.ImportEvent;
import app.taskflow.events.imports.ImportOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Decides what a command does to an import. The same question always has the same answer. */
public final class ImportDecider {

    private ImportDecider() {}

    public static ImportDecision decide(Import state, ImportCommand command) {
        return switch (command) {
            case ImportCommand.Start _ -> start(state);
            case ImportCommand.Advance advance ->
                state.origin() == ImportOrigin.STREAM ? receive(state, advance) : advance(state, advance);
            case ImportCommand.Pause _ -> pause(state);
            case ImportCommand.Resume _ -> resume(state);
            case ImportCommand.Cancel _ -> end(state, new ImportEvent.Cancelled());
            case ImportCommand.Complete _ ->
                state.state() == ImportState.RUNNING ? accepted(new ImportEvent.Completed()) : nothing();
            case ImportCommand.Fail(var code, var detail) -> end(state, new ImportEvent.Failed(code, detail));
            case ImportCommand.Revert _ -> revert(state);
            case ImportCommand.AdvanceUndo step -> advanceUndo(state, step);
            case ImportCommand.CompleteUndo _ ->
                state.isUndoing() ? accepted(new ImportEvent.UndoCompleted()) : nothing();
        };
    }

    private static ImportDecision start(Import state) {
        if (state.state() != ImportState.QUEUED) {
            return nothing();
        }
        return isLast(state, state.next())
                ? accepted(new ImportEvent.Started(), new ImportEvent.Completed())
                : accepted(new ImportEvent.Started());
    }

    private static ImportDecision advance(Import state, ImportCommand.Advance advance) {
        if (state.state() != ImportState.RUNNING) {
            return rejected(state.state().isFinished() ? ImportRejection.FINISHED : ImportRejection.NOT_RUNNING);
        }
        if (advance.step() != state.next()) {
            return nothing();
        }
        return isLast(state, state.next() + 1)
                ? accepted(progressed(advance), new ImportEvent.Completed())
                : accepted(progressed(advance));
    }

    /** A producer may have been silent for so long that its import was taken to be complete. */
    private static ImportDecision receive(Import state, ImportCommand.Advance advance) {
        if (advance.step() < state.next()) {
            return nothing();
        }
        if (state.undo() != null) {
            return rejected(ImportRejection.FINISHED);
        }
        List<ImportEvent> events = new ArrayList<>();
        switch (state.state()) {
            case CANCELLED, FAILED -> {
                return rejected(ImportRejection.FINISHED);
            }
            case COMPLETED, PAUSED -> {
                events.add(new ImportEvent.Resumed());
                events.add(new ImportEvent.Started());
            }
            case QUEUED -> events.add(new ImportEvent.Started());
            case RUNNING -> {}
        }
        events.add(progressed(advance));
        return new Accepted(events);
    }

    private static ImportEvent progressed(ImportCommand.Advance advance) {
        Counts counts = advance.counts();
        return new ImportEvent.Progressed(
                advance.step(),
                Math.toIntExact(counts.created()),
                Math.toIntExact(counts.unchanged()),
                Math.toIntExact(counts.rejected()),
                Math.toIntExact(counts.warnings()));
    }

    private static boolean isLast(Import state, long next) {
        return Objects.equals(state.chunks(), next);
    }

    private static ImportDecision pause(Import state) {
        if (state.state().isFinished()) {
            return rejected(ImportRejection.FINISHED);
        }
        if (state.origin() == ImportOrigin.STREAM) {
            return rejected(ImportRejection.STREAM);
        }
        return state.state() == ImportState.PAUSED ? nothing() : accepted(new ImportEvent.Paused());
    }

    private static ImportDecision resume(Import state) {
        if (state.state().isFinished()) {
            return rejected(ImportRejection.FINISHED);
        }
        return state.state() == ImportState.PAUSED ? accepted(new ImportEvent.Resumed()) : nothing();
    }

    private static ImportDecision end(Import state, ImportEvent end) {
        return state.state().isFinished() ? rejected(ImportRejection.FINISHED) : accepted(end);
    }

    private static ImportDecision revert(Import state) {
        if (!state.state().isFinished()) {
            return rejected(ImportRejection.NOT_FINISHED);
        }
        return state.undo() == null ? accepted(new ImportEvent.UndoStarted()) : nothing();
    }

    private static ImportDecision advanceUndo(Import state, ImportCommand.AdvanceUndo command) {
        Undo undo = state.undo();
        return state.isUndoing() && undo != null && command.step() > undo.after()
                ? accepted(new ImportEvent.UndoProgressed(command.step(), command.removed(), command.kept()))
                : nothing();
    }

    private static ImportDecision accepted(ImportEvent... events) {
        return new Accepted(List.of(events));
    }

    private static ImportDecision nothing() {
        return new Accepted(List.of());
    }

    private static ImportDecision rejected(ImportRejection rejection) {
        return new Rejected(rejection);
    }
}
