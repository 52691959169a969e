package app.taskflow.cli.imports;

import app.taskflow.cli.client.ImportStatus;
import app.taskflow.cli.client.Imports;
import app.taskflow.cli.http.Answer;
import app.taskflow.cli.http.Gate;
import app.taskflow.cli.terminal.Numbers;
import app.taskflow.cli.terminal.Terminal;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import me.tongfei.progressbar.ProgressBar;

/** Asks how far an import is until it is finished, less often the longer it takes, and as the server wants it. */
final class Watch {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(1);

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
            return poll(id, ImportStatus::isFinished, status -> show(bar, status));
        }
    }

    ImportStatus untilUndone(String id, long created) throws InterruptedException {
        try (ProgressBar bar = terminal.progress("  undoing", created)) {
            return poll(
                    id,
                    status -> status.undo() != null && status.undo().isFinished(),
                    status ->
                            bar.stepTo(status.undo() == null ? 0 : status.undo().removed()));
        }
    }

    private ImportStatus poll(String id, Predicate<ImportStatus> isEnough, Consumer<ImportStatus> each)
            throws InterruptedException {
        Gate next = new Gate();
        Duration pause = FIRST;
        while (true) {
            Answer<ImportStatus> answer = imports.status(id);
            each.accept(answer.body());
            if (isEnough.test(answer.body())) {
                return answer.body();
            }
            next.closeFor(answer.retryAfter() == null ? pause : answer.retryAfter());
            next.pass();
            pause = pause.compareTo(LONGEST) < 0 ? pause.multipliedBy(5).dividedBy(4) : LONGEST;
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
