package app.taskflow.cli.imports;

import app.taskflow.cli.client.ImportStatus;
import app.taskflow.cli.client.Imports;
import app.taskflow.cli.terminal.Farewell;
import app.taskflow.cli.terminal.Terminal;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;

/** Sends a file, or takes up an import that goes on, and stays until it is finished or the user leaves. */
public final class ImportRun {

    private static final long MEBI = 1L << 20;
    private static final long LARGE = 4 * MEBI;

    private final Imports imports;
    private final Terminal terminal;

    public ImportRun(Imports imports, Terminal terminal) {
        this.imports = imports;
        this.terminal = terminal;
    }

    /** @param query the parameters of {@code POST /imports} */
    public ImportStatus send(ImportFile file, Map<String, String> query) throws InterruptedException {
        try (Farewell farewell =
                new Farewell(terminal, "Broken off before the file was there; nothing was imported.")) {
            ImportStatus begun = upload(file, query);
            farewell.instead(itGoesOn(begun.id()));
            return new Watch(imports, terminal).untilFinished(begun.id());
        }
    }

    ImportStatus watch(String id) throws InterruptedException {
        try (Farewell _ = new Farewell(terminal, itGoesOn(id))) {
            return new Watch(imports, terminal).untilFinished(id);
        }
    }

    private static String itGoesOn(String id) {
        return """
                The import goes on. To watch it again: ./taskflow import --watch %1$s
                To stop it:                            ./taskflow import --cancel %1$s""".formatted(id);
    }

    private ImportStatus upload(ImportFile file, Map<String, String> query) throws InterruptedException {
        boolean large = file.size() >= LARGE;
        try (ProgressBar bar =
                terminal.progress("  sending", file.size(), large ? "MiB" : " bytes", large ? MEBI : 1)) {
            return imports.begin(file.payload(bar::stepTo), query);
        }
    }
}
