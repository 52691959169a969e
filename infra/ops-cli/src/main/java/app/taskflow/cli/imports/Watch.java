package app.taskflow.cli.imports;

import app.taskflow.cli.client.ImportStatus;
import app.taskflow.cli.client.Imports;
import app.taskflow.cli.http.Polling;
import app.taskflow.cli.terminal.Numbers;
import app.taskflow.cli.terminal.Terminal;
import me.tongfei.progressbar.ProgressBar;

/** Shows how far an import is until it is finished. */
final class Watch {

    private final Imports imports;
    private final Terminal terminal;

    Watch(Imports imports, Terminal terminal) {
        this.imports = imports;
        this.terminal = terminal;
    }

    ImportStatus untilFinished(String id) throws InterruptedException {
        ImportStatus first = imports.status(id).body();
        if (first.isFinished()) {
            return first;
        }
        try (ProgressBar bar = terminal.progress("  importing", first.total() == null ? -1 : first.total())) {
            return Polling.until(ImportStatus::isFinished, () -> imports.status(id), status -> show(bar, status));
        }
    }

    ImportStatus untilUndone(String id, long created) throws InterruptedException {
        try (ProgressBar bar = terminal.progress("  undoing", created)) {
            return Polling.until(
                    status -> status.undo() != null && status.undo().isFinished(),
                    () -> imports.status(id),
                    status ->
                            bar.stepTo(status.undo() == null ? 0 : status.undo().removed()));
        }
    }

    private static void show(ProgressBar bar, ImportStatus status) {
        if (status.total() != null) {
            bar.maxHint(status.total());
        }
        bar.stepTo(status.processed());
        bar.setExtraMessage(
                status.rejected() == 0 ? state(status) : " " + Numbers.count(status.rejected()) + " rejected");
    }

    private static String state(ImportStatus status) {
        return status.state().equals("running") ? "" : " " + status.state();
    }
}
