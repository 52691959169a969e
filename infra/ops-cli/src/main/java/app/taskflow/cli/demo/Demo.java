package app.taskflow.cli.demo;

import app.taskflow.cli.client.Account;
import app.taskflow.cli.client.ImportStatus;
import app.taskflow.cli.client.TaskFlowClient;
import app.taskflow.cli.imports.ImportFile;
import app.taskflow.cli.imports.ImportReport;
import app.taskflow.cli.imports.ImportRun;
import app.taskflow.cli.source.SourceTask;
import app.taskflow.cli.terminal.Column;
import app.taskflow.cli.terminal.Numbers;
import app.taskflow.cli.terminal.Style;
import app.taskflow.cli.terminal.Table;
import app.taskflow.cli.terminal.Terminal;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import me.tongfei.progressbar.ProgressBar;

/** The demo itself: a fresh account is filled, then shown. */
final class Demo {

    private static final int ROWS_SHOWN = 5;

    private final TaskFlowClient client;
    private final Terminal terminal;
    private final Random random;

    Demo(TaskFlowClient client, Terminal terminal, long seed) {
        this.client = client;
        this.terminal = terminal;
        this.random = new Random(seed);
    }

    /** @return whether all that was asked for is there and nothing failed */
    boolean run(ImportFile file, String name, List<SourceTask> singles, int concurrency) throws InterruptedException {
        register();
        terminal.heading("Importing " + name);
        ImportStatus imported = load(file);
        if (!imported.isCompleted() || imported.created() == 0) {
            return false;
        }
        terminal.heading("Creating %s more one by one".formatted(Numbers.count(singles.size())));
        LoadResult created = create(singles, concurrency);
        new LoadReport(terminal).print(created, singles.size(), concurrency, client.tally());
        if (created.gone() != null || created.created().isEmpty()) {
            return false;
        }
        return tour(created, imported.created(), concurrency)
                && !created.failures().hasServerErrors();
    }

    private void register() throws InterruptedException {
        SecureRandom secure = new SecureRandom();
        String email = "demo-" + HexFormat.of().formatHex(secure.generateSeed(6)) + "@example.org";
        String password = HexFormat.of().withUpperCase().formatHex(secure.generateSeed(10)) + "-x";
        Account account = client.register("Demo", email, password);
        terminal.line("  signed in as %s, password %s"
                .formatted(terminal.styled(Style.CYAN, account.email()), terminal.styled(Style.CYAN, password)));
    }

    private ImportStatus load(ImportFile file) throws InterruptedException {
        long start = System.nanoTime();
        ImportStatus imported = new ImportRun(client.imports(), terminal).send(file, Map.of());
        ImportReport report = new ImportReport(terminal);
        report.print(imported);
        if (imported.rejected() + imported.warnings() > 0) {
            report.print(imported, client.imports().messages(imported.id(), ROWS_SHOWN));
        }
        if (imported.isCompleted()) {
            new Visibility(client).awaitTotal(imported.created());
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            terminal.line("  a list shows all of them %s after the first byte was sent, %s tasks per second"
                    .formatted(
                            terminal.styled(Style.GREEN, Numbers.seconds(took)),
                            Numbers.count(Numbers.perSecond(imported.created(), took))));
        }
        return imported;
    }

    private LoadResult create(List<SourceTask> tasks, int concurrency) throws InterruptedException {
        try (ProgressBar bar = terminal.progress("  creating", tasks.size())) {
            return new Loader(client, tasks, bar).load(concurrency);
        }
    }

    private boolean tour(LoadResult created, long imported, int concurrency) throws InterruptedException {
        Changes.Outcome changes = new Changes(client).make(created.created(), random);
        Tour tour = new Tour(client, terminal);
        tour.list(changes.token());
        terminal.heading("Checks");
        terminal.line("  %s tasks changed, each only if unchanged since; one based on an older state: %s"
                .formatted(Numbers.count(changes.patch().count()), changes.stale()));
        boolean complete =
                tour.walk(changes.token(), imported + created.create().count());
        tour.search(titles(created), random);
        tour.statistics(changes.token());
        timings(created, changes, tour, concurrency);
        return complete;
    }

    private static List<String> titles(LoadResult created) {
        return created.created().stream().map(c -> c.task().title()).toList();
    }

    private void timings(LoadResult created, Changes.Outcome changes, Tour tour, int concurrency) {
        Map<String, Latencies> calls = new LinkedHashMap<>();
        calls.put("create, %d at a time".formatted(concurrency), created.create());
        calls.put("create until a read shows it, meanwhile", created.visible());
        calls.put("change", changes.patch());
        calls.put("list of 8", tour.lists());
        calls.put("page of 200", tour.pages());
        calls.put("search", tour.searches());
        terminal.heading("Timings");
        Table table = new Table(
                Column.left("call"),
                Column.right("count"),
                Column.right("p50"),
                Column.right("p95"),
                Column.right("p99"));
        calls.forEach((name, latencies) -> table.row(
                name,
                Numbers.count(latencies.count()),
                Numbers.millis(latencies.percentile(50)),
                Numbers.millis(latencies.percentile(95)),
                Numbers.millis(latencies.percentile(99))));
        table.print(terminal);
    }
}
