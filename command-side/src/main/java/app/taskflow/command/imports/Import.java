package app.taskflow.command.imports;

import app.taskflow.events.id.ImportId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.imports.ImportMode;
import app.taskflow.events.imports.ImportOrigin;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An import as its events made it.
 *
 * @param version how many events it has
 * @param rows how many there are, where that is known
 * @param chunks into how many steps they are divided, where that is known
 * @param next the least step that is not done
 * @param failure present exactly if it failed
 * @param undo present if an undo has begun
 */
public record Import(
        ImportId id,
        UserId owner,
        long version,
        String source,
        ImportMode mode,
        ImportOrigin origin,
        @Nullable Long rows,
        @Nullable Long chunks,
        ImportState state,
        long next,
        Counts counts,
        Pace pace,
        @Nullable Failure failure,
        @Nullable Undo undo) {

    /** @param code of the problem, as the API has it */
    public record Failure(String code, String detail) {}

    public boolean isUndoing() {
        return undo != null && undo.state() == Undo.State.RUNNING;
    }

    /** Whether the service owes it work. */
    public boolean isWaitingForWork() {
        return isUndoing() || state == ImportState.QUEUED || state == ImportState.RUNNING;
    }

    public double rowsPerSecond() {
        return pace.rowsPerSecond(counts.processed());
    }

    /** How long it will take from now on; empty where nobody can tell. */
    public OptionalLong etaSeconds() {
        double rate = rowsPerSecond();
        return rows == null || rate == 0 || state != ImportState.RUNNING
                ? OptionalLong.empty()
                : OptionalLong.of((long) Math.ceil((rows - counts.processed()) / rate));
    }

    Import with(ImportState newState, Pace newPace) {
        return new Import(
                id, owner, version, source, mode, origin, rows, chunks, newState, next, counts, newPace, failure, undo);
    }

    Import failed(Failure reason, Pace newPace) {
        Import ended = with(ImportState.FAILED, newPace);
        return new Import(
                id,
                owner,
                version,
                source,
                mode,
                origin,
                rows,
                chunks,
                ended.state,
                next,
                counts,
                newPace,
                reason,
                undo);
    }

    Import advanced(long newNext, Counts newCounts, Pace newPace) {
        return new Import(
                id, owner, version, source, mode, origin, rows, chunks, state, newNext, newCounts, newPace, failure,
                undo);
    }

    Import undone(Undo newUndo) {
        return new Import(
                id, owner, version, source, mode, origin, rows, chunks, state, next, counts, pace, failure, newUndo);
    }

    Import atVersion(long newVersion) {
        return new Import(
                id, owner, newVersion, source, mode, origin, rows, chunks, state, next, counts, pace, failure, undo);
    }
}
