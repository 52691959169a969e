package app.taskflow.cli.demo;

import app.taskflow.cli.http.Problem;
import app.taskflow.cli.http.Tally;
import app.taskflow.cli.terminal.Numbers;
import app.taskflow.cli.terminal.Style;
import app.taskflow.cli.terminal.Terminal;
import app.taskflow.cli.terminal.Text;

/** Says what became of the tasks that were to be loaded. */
final class LoadReport {

    private static final int TITLE = 60;

    private final Terminal terminal;

    LoadReport(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(LoadResult result, int wanted, int concurrency, Tally tally) {
        terminal.line("  %s of %s tasks created in %s, %s per second, %d at a time"
                .formatted(
                        terminal.styled(
                                Style.GREEN, Numbers.count(result.create().count())),
                        Numbers.count(wanted),
                        Numbers.seconds(result.took()),
                        Numbers.count(Numbers.perSecond(result.create().count(), result.took())),
                        concurrency));
        waits(tally);
        failures(result.failures());
        if (result.gone() != null) {
            terminal.error("ended early: " + result.gone());
        }
    }

    private void waits(Tally tally) {
        if (tally.limited() > 0) {
            terminal.line("  told to wait for the rate limit: " + Numbers.count(tally.limited()));
        }
        if (tally.unavailable() > 0) {
            terminal.line("  repeated as the server was not available: " + Numbers.count(tally.unavailable()));
        }
        if (tally.refreshed() > 0) {
            terminal.line("  session renewed: " + Numbers.count(tally.refreshed()));
        }
    }

    private void failures(Failures failures) {
        if (failures.total() == 0) {
            return;
        }
        failures.counts()
                .forEach((kind, count) -> terminal.line("  %s refused: %s"
                        .formatted(terminal.styled(Style.YELLOW, Numbers.count(count)), Text.printable(kind))));
        for (Failures.Failure failure : failures.first()) {
            terminal.line("    " + Text.fit(Text.printable(failure.what()), TITLE));
            problem(failure.problem());
        }
        if (failures.total() > failures.first().size()) {
            terminal.line("    and %s more"
                    .formatted(Numbers.count(failures.total() - failures.first().size())));
        }
    }

    private void problem(Problem problem) {
        terminal.line("      " + Text.printable(problem.summary()));
        for (Problem.FieldError error : problem.errors()) {
            terminal.line("      %s: %s (%s)"
                    .formatted(
                            Text.printable(error.pointer()),
                            Text.printable(error.message()),
                            Text.printable(error.code())));
        }
    }
}
