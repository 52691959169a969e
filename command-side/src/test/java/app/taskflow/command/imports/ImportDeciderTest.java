package app.taskflow.command.imports;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.command.imports.ImportDecision.Accepted;
import app.taskflow.command.imports.ImportDecision.Rejected;
import app.taskflow.events.id.ImportId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.imports.ImportEvent;
import app.taskflow.events.imports.ImportMode;
import app.taskflow.events.imports.ImportOrigin;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ImportDeciderTest {

    private static final Instant AT = Instant.parse("2026-11-23T09:59:26.689Z");
    private static final Counts TEN = new Counts(7, 2, 1, 3);
    private static final ImportEvent STARTED = new ImportEvent.Started();

    private static Import given(ImportEvent... events) {
        return given(ImportOrigin.UPLOAD, 2L, events);
    }

    private static Import given(ImportOrigin origin, @Nullable Long chunks, ImportEvent... events) {
        Import state = ImportEvolution.requested(
                new ImportId(UUID.randomUUID()),
                new UserId(UUID.randomUUID()),
                new ImportEvent.Requested("taskflow", ImportMode.REAL, origin, 20L, chunks, AT));
        for (int i = 0; i < events.length; i++) {
            state = ImportEvolution.evolve(state, events[i], AT.plusSeconds(i));
        }
        return state;
    }

    private static List<ImportEvent> accepted(Import state, ImportCommand command) {
        return ((Accepted) ImportDecider.decide(state, command)).events();
    }

    private static ImportEvent progressed(long step) {
        return new ImportEvent.Progressed(step, 7, 2, 1, 3);
    }

    @Test
    void the_last_chunk_completes_the_import() {
        assertThat(accepted(given(STARTED), new ImportCommand.Advance(0, TEN))).containsExactly(progressed(0));
        assertThat(accepted(given(STARTED, progressed(0)), new ImportCommand.Advance(1, TEN)))
                .containsExactly(progressed(1), new ImportEvent.Completed());
    }

    @Test
    void a_chunk_that_was_done_is_not_done_again() {
        assertThat(accepted(given(STARTED, progressed(0)), new ImportCommand.Advance(0, TEN)))
                .isEmpty();
    }

    @Test
    void a_file_without_rows_is_complete_as_soon_as_it_starts() {
        assertThat(accepted(given(ImportOrigin.UPLOAD, 0L), new ImportCommand.Start()))
                .containsExactly(STARTED, new ImportEvent.Completed());
    }

    @Test
    void a_paused_import_takes_no_rows_and_waits_for_its_turn_when_resumed() {
        Import paused = given(STARTED, new ImportEvent.Paused());
        assertThat(ImportDecider.decide(paused, new ImportCommand.Advance(0, TEN)))
                .isEqualTo(new Rejected(ImportRejection.NOT_RUNNING));
        assertThat(ImportEvolution.evolve(paused, new ImportEvent.Resumed(), AT).state())
                .isEqualTo(ImportState.QUEUED);
    }

    @Test
    void what_has_ended_is_neither_paused_nor_cancelled_nor_advanced() {
        Import cancelled = given(STARTED, new ImportEvent.Cancelled());
        for (ImportCommand command : List.of(
                new ImportCommand.Pause(),
                new ImportCommand.Resume(),
                new ImportCommand.Cancel(),
                new ImportCommand.Advance(0, TEN))) {
            assertThat(ImportDecider.decide(cancelled, command)).isEqualTo(new Rejected(ImportRejection.FINISHED));
        }
    }

    @Test
    void what_goes_on_cannot_be_undone_and_what_is_undone_is_undone_once() {
        assertThat(ImportDecider.decide(given(STARTED), new ImportCommand.Revert()))
                .isEqualTo(new Rejected(ImportRejection.NOT_FINISHED));
        Import cancelled = given(STARTED, progressed(0), new ImportEvent.Cancelled());
        assertThat(accepted(cancelled, new ImportCommand.Revert())).containsExactly(new ImportEvent.UndoStarted());
        Import undoing = ImportEvolution.evolve(cancelled, new ImportEvent.UndoStarted(), AT);
        assertThat(accepted(undoing, new ImportCommand.Revert())).isEmpty();
        Import once = ImportEvolution.evolve(undoing, new ImportEvent.UndoProgressed(2, 7, List.of()), AT);
        assertThat(accepted(once, new ImportCommand.AdvanceUndo(2, 7, List.of())))
                .isEmpty();
    }

    @Test
    void a_stream_that_was_silent_goes_on_but_not_after_its_undo() {
        Import silent = given(ImportOrigin.STREAM, null, STARTED, progressed(5), new ImportEvent.Completed());
        assertThat(accepted(silent, new ImportCommand.Advance(9, TEN)))
                .containsExactly(new ImportEvent.Resumed(), STARTED, progressed(9));
        assertThat(accepted(silent, new ImportCommand.Advance(5, TEN))).isEmpty();
        Import undone = ImportEvolution.evolve(silent, new ImportEvent.UndoStarted(), AT);
        assertThat(ImportDecider.decide(undone, new ImportCommand.Advance(9, TEN)))
                .isEqualTo(new Rejected(ImportRejection.FINISHED));
    }

    @Test
    void the_time_an_import_was_paused_does_not_slow_it() {
        // Started at second 0, progressed at 1, paused at 2, resumed at 3, started at 4, progressed at 5.
        Import state = given(
                STARTED, progressed(0), new ImportEvent.Paused(), new ImportEvent.Resumed(), STARTED, progressed(1));
        assertThat(state.counts().processed()).isEqualTo(20);
        assertThat(state.rowsPerSecond()).isEqualTo(20 / 3.0);
    }
}
