package app.taskflow.cli.imports;

import app.taskflow.cli.client.ImportStatus;
import app.taskflow.cli.client.RowMessages;
import app.taskflow.cli.terminal.Column;
import app.taskflow.cli.terminal.Numbers;
import app.taskflow.cli.terminal.Style;
import app.taskflow.cli.terminal.Table;
import app.taskflow.cli.terminal.Terminal;
import app.taskflow.cli.terminal.Text;

/** What became of an import, for people. */
public final class ImportReport {

    private static final int MESSAGE = 60;
    private static final int KEPT = 10;

    private final Terminal terminal;

    public ImportReport(Terminal terminal) {
        this.terminal = terminal;
    }

    public void print(ImportStatus status) {
        terminal.heading(
                "%s %s%s".formatted(status.dryRun() ? "Dry run" : "Import", status.id(), " is " + status.state()));
        ImportStatus.Failure failure = status.problem();
        if (failure != null) {
            terminal.line("  %s (%s)"
                    .formatted(
                            Text.printable(failure.detail() == null ? "It failed" : failure.detail()),
                            Text.printable(failure.code())));
        }
        Table table = new Table(Column.left(""), Column.right(""), Column.left(""));
        table.row(status.dryRun() ? "would be created" : "created", Numbers.count(status.created()), "");
        table.row("unchanged", Numbers.count(status.unchanged()), status.unchanged() == 0 ? "" : "were here already");
        table.row("rejected", Numbers.count(status.rejected()), "");
        table.row("warnings", Numbers.count(status.warnings()), "");
        table.print(terminal);
        if (status.isFinished()) {
            terminal.line("  %s rows in %s, %s per second"
                    .formatted(
                            Numbers.count(status.processed()),
                            Numbers.seconds(status.took()),
                            Numbers.count(Numbers.perSecond(status.processed(), status.took()))));
        }
    }

    /** @param first in the order of the file */
    public void print(ImportStatus status, RowMessages first) {
        if (first.items().isEmpty()) {
            return;
        }
        terminal.heading("Rows to look at");
        Table table = new Table(
                Column.right("row"),
                Column.right("line"),
                Column.left(""),
                Column.left("field"),
                Column.left("what is wrong", MESSAGE),
                Column.left("code"));
        for (RowMessages.RowMessage message : first.items()) {
            table.row(
                    Numbers.count(message.row()),
                    Numbers.count(message.line()),
                    message.severity(),
                    message.field() == null ? "" : message.field(),
                    message.message(),
                    message.code());
        }
        table.print(terminal);
        if (first.nextCursor() != null) {
            terminal.line("  and more. All of them as CSV: ./taskflow import --watch %s --errors FILE"
                    .formatted(status.id()));
        }
    }

    void printUndo(ImportStatus status) {
        ImportStatus.Undo undo = status.undo();
        if (undo == null) {
            return;
        }
        terminal.line("  %s tasks removed, %s kept as they were edited since"
                .formatted(
                        terminal.styled(Style.GREEN, Numbers.count(undo.removed())),
                        Numbers.count(undo.kept().size())));
        undo.kept().stream().limit(KEPT).forEach(id -> terminal.line("    " + Text.printable(id)));
        if (undo.kept().size() > KEPT) {
            terminal.line("    and %s more, all of them with --json"
                    .formatted(Numbers.count(undo.kept().size() - KEPT)));
        }
    }
}
