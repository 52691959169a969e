package app.taskflow.cli.imports;

import app.taskflow.cli.account.Connection;
import app.taskflow.cli.account.Environment;
import app.taskflow.cli.account.WrongUsageException;
import app.taskflow.cli.client.ImportStatus;
import app.taskflow.cli.client.Imports;
import app.taskflow.cli.client.TaskFlowClient;
import app.taskflow.cli.http.Json;
import app.taskflow.cli.terminal.Numbers;
import app.taskflow.cli.terminal.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line of imports. */
@Command(
        name = "import",
        description = {
            "Sends a file of tasks to the import queue, watches it, and tells what became of each row. The same file"
                    + " again creates nothing twice."
        },
        footer = {
            "",
            Connection.HELP,
            "",
            "Example: TASKFLOW_EMAIL=ada@example.org ./taskflow import todoist.csv --source todoist --dry-run",
            "",
            "Exit code: 0 when every row is in, 1 when rows were rejected or it failed, 2 for wrong usage."
        })
public final class ImportCommand implements Callable<Integer> {

    private static final int SHOWN = 10;

    /** One thing at a time. */
    static final class What {

        @Parameters(
                paramLabel = "FILE",
                description = "The file: .csv, .ndjson, .json or .ics; else it is taken as CSV.")
        private @Nullable Path file;

        @Option(names = "--watch", paramLabel = "ID", description = "Watch an import that goes on.")
        private @Nullable String watch;

        @Option(names = "--cancel", paramLabel = "ID", description = "Stop one; what is in stays in.")
        private @Nullable String cancel;

        @Option(names = "--pause", paramLabel = "ID", description = "Let one rest.")
        private @Nullable String pause;

        @Option(names = "--resume", paramLabel = "ID", description = "Let it go on.")
        private @Nullable String resume;

        @Option(
                names = "--undo",
                paramLabel = "ID",
                description = "Remove what one created, but for what was edited since.")
        private @Nullable String undo;
    }

    private final Terminal terminal;

    @Mixin
    private final Connection connection;

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "The product that the file is from: taskflow (default), todoist, trello, asana, google-tasks,"
                    + " microsoft-todo, icalendar (default for .ics); docs/import-formats.md tells which there are.")
    private @Nullable String source;

    @Option(names = "--dry-run", description = "Tell what would happen, and do nothing.")
    private boolean dryRun;

    @Option(names = "--time-zone", paramLabel = "ZONE", description = "Of times that have none, such as Europe/Berlin.")
    private @Nullable String timeZone;

    @Option(
            names = "--charset",
            paramLabel = "NAME",
            description = "Of the file, where that is neither UTF-8 nor told by it.")
    private @Nullable Charset charset;

    @Option(
            names = "--errors",
            paramLabel = "FILE",
            description = "Write what is told of all rows to this file, as CSV.")
    private @Nullable Path errors;

    @Option(names = "--json", description = "Print the import as one line of JSON; all else goes to standard error.")
    private boolean json;

    public ImportCommand(Terminal terminal, Environment environment) {
        this.terminal = terminal;
        this.connection = new Connection(environment);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ImportFile file = what.file == null ? null : ImportFile.of(what.file, charset);
        try (TaskFlowClient client = connection.open()) {
            Imports imports = client.imports();
            if (file != null) {
                return imported(imports, file);
            }
            if (what.watch != null) {
                return finished(imports, new ImportRun(imports, human()).watch(id(what.watch)));
            }
            if (what.undo != null) {
                return undone(imports, id(what.undo));
            }
            return what.cancel != null
                    ? told(imports, what.cancel, "cancel")
                    : what.pause != null
                            ? told(imports, what.pause, "pause")
                            : told(imports, String.valueOf(what.resume), "resume");
        }
    }

    private Terminal human() {
        return json ? terminal.aside() : terminal;
    }

    private static String id(String text) {
        if (!text.matches("[0-9a-fA-F-]{36}")) {
            throw new WrongUsageException("an import's id is a UUID, and not " + text);
        }
        return text;
    }

    private int imported(Imports imports, ImportFile file) throws IOException, InterruptedException {
        Map<String, String> query = new HashMap<>();
        if (source != null) {
            query.put("source", source);
        }
        if (timeZone != null) {
            query.put("timeZone", timeZone);
        }
        if (dryRun) {
            query.put("dryRun", "true");
        }
        return finished(imports, new ImportRun(imports, human()).send(file, query));
    }

    private int finished(Imports imports, ImportStatus status) throws IOException, InterruptedException {
        ImportReport report = new ImportReport(human());
        report.print(status);
        if (status.rejected() > 0 || status.warnings() > 0) {
            report.print(status, imports.messages(status.id(), SHOWN));
        }
        if (errors != null) {
            try (OutputStream csv = Files.newOutputStream(errors)) {
                imports.messages(status.id(), csv);
            }
            human().line("  what is told of the rows is in %s, %s bytes"
                    .formatted(errors, Numbers.count(Files.size(errors))));
        }
        printJson(status);
        return status.isWhole() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private int undone(Imports imports, String id) throws InterruptedException {
        ImportStatus begun = imports.tell(id, "undo");
        ImportStatus status = new Watch(imports, human()).untilUndone(id, begun.created());
        new ImportReport(human()).printUndo(status);
        printJson(status);
        return ExitCode.OK;
    }

    private int told(Imports imports, String id, String action) throws InterruptedException {
        ImportStatus status = imports.tell(id(id), action);
        new ImportReport(human()).print(status);
        printJson(status);
        return ExitCode.OK;
    }

    private void printJson(ImportStatus status) {
        if (json) {
            terminal.line(Json.line(status));
        }
    }
}
