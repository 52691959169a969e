package app.taskflow.command.imports.work;

import app.taskflow.command.imports.Import;
import app.taskflow.command.imports.ImportCommand;
import app.taskflow.command.imports.ImportState;
import app.taskflow.command.imports.row.ImportRow;
import app.taskflow.command.imports.row.RowMessage;
import app.taskflow.command.imports.store.Imports;
import app.taskflow.command.imports.store.RowMessages;
import app.taskflow.command.imports.store.WaitingRows;
import app.taskflow.events.id.UserId;
import app.taskflow.events.imports.ImportOrigin;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Does the turns of imports. All turns of one owner come one after the other, as they are on one partition; where two
 * nodes have one for a moment, the log lets one of them through.
 */
public final class Turns {

    /** As many imports of one owner at most run at the same time; more wait. */
    public static final int ACTIVE = 3;

    /** @param rows how many were done
     * @param next the turns that follow from this one
     */
    public record Done(int rows, List<Turn> next) {

        public static final Done NOTHING = new Done(0, List.of());

        public Done {
            next = List.copyOf(next);
        }
    }

    private final Imports imports;
    private final WaitingRows waiting;
    private final RowMessages messages;
    private final ChunkStep chunks;
    private final UndoStep undos;
    private final Clock clock;

    Turns(Imports imports, WaitingRows waiting, RowMessages messages, ChunkStep chunks, UndoStep undos, Clock clock) {
        this.imports = imports;
        this.waiting = waiting;
        this.messages = messages;
        this.chunks = chunks;
        this.undos = undos;
        this.clock = clock;
    }

    /** @throws app.taskflow.log.failure.LogException if it cannot be done now; the turn can be taken again */
    public Done take(Turn turn) {
        Optional<Import> found = imports.find(turn.id());
        if (found.isEmpty() || found.get().version() != turn.version()) {
            return Done.NOTHING;
        }
        Import state = found.get();
        if (state.isUndoing()) {
            return follow(undos.run(state), 0);
        }
        return switch (state.state()) {
            case QUEUED -> hasSlot(state.owner()) ? step(started(state)) : Done.NOTHING;
            case RUNNING -> step(state);
            case PAUSED, COMPLETED, FAILED, CANCELLED -> Done.NOTHING;
        };
    }

    private boolean hasSlot(UserId owner) {
        return imports.ofOwner(owner, ImportState.RUNNING).stream()
                        .filter(running -> running.origin() == ImportOrigin.UPLOAD)
                        .count()
                < ACTIVE;
    }

    private Import started(Import state) {
        decide(state, new ImportCommand.Start());
        return imports.find(state.id()).orElseThrow();
    }

    private Done step(Import state) {
        if (state.state() != ImportState.RUNNING) {
            return follow(state, 0);
        }
        Optional<List<ImportRow>> rows = waiting.find(state.id(), state.next());
        if (rows.isEmpty()) {
            decide(state, new ImportCommand.Fail("unavailable", "The rows waited too long and were deleted"));
            return follow(imports.find(state.id()).orElseThrow(), 0);
        }
        List<RowMessage> said =
                rows.get().stream().flatMap(row -> row.messages().stream()).toList();
        messages.put(state.id(), state.next(), said);
        ChunkStep.Step step = new ChunkStep.Step(state.next(), rows.get());
        return follow(chunks.run(state, _ -> step), rows.get().size());
    }

    private void decide(Import state, ImportCommand command) {
        imports.decide(state, command, Imports.Asked.by(state.id()), clock.instant());
    }

    /** Its own next turn, or that of one who waited for it to end. */
    private Done follow(Import state, int rows) {
        if (state.isUndoing() || state.state() == ImportState.RUNNING) {
            return new Done(rows, List.of(Turn.of(state)));
        }
        if (state.state().isFinished()) {
            waiting.delete(state.id());
        }
        return new Done(rows, waitingOf(state.owner()));
    }

    /** The turn of the one who has waited longest; to be taken when another ended or stopped. */
    public List<Turn> waitingOf(UserId owner) {
        return imports.ofOwner(owner, ImportState.QUEUED).stream()
                .limit(1)
                .map(Turn::of)
                .toList();
    }
}
