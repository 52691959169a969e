package app.taskflow.cli.demo;

import app.taskflow.cli.client.Account;
import app.taskflow.cli.client.TaskFlowClient;
import app.taskflow.cli.http.Patience;
import app.taskflow.cli.http.ProblemException;
import app.taskflow.cli.http.ServerUnreachableException;
import app.taskflow.cli.source.GeneratedTasks;
import app.taskflow.cli.source.TaskCsv;
import app.taskflow.cli.source.TaskSource;
import app.taskflow.cli.source.UnreadableFileException;
import app.taskflow.cli.terminal.Column;
import app.taskflow.cli.terminal.Style;
import app.taskflow.cli.terminal.Table;
import app.taskflow.cli.terminal.Terminal;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** The command line of the demo. */
@Command(
        name = "demo",
        description = {
            "Registers a fresh user, loads tasks through the public API, then lists, searches, changes and counts them,"
                    + " and tells how long that took."
        },
        footer = {
            "",
            "The file is TaskFlow CSV: UTF-8, a header with at least 'title', and any of description, status,"
                    + " priority, dueDate, dueTime, timeZone, tags (a|b), completedAt (makes a task done),"
                    + " archivedAt (archives it). Times of the past are the import's matter and not set here.",
            "",
            "Exit code: 0 when it ran through (tasks that break a rule are told, and left out), 1 when there is no"
                    + " server or it failed, 2 for wrong usage."
        })
public final class DemoCommand implements Callable<Integer> {

    private static final int GENERATED = 5_000;

    private final Terminal terminal;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://localhost:5000",
            description = "Where TaskFlow is (default ${DEFAULT-VALUE}).")
    private URI url = URI.create("http://localhost:5000");

    @Option(names = "--file", paramLabel = "CSV", description = "What to load; without it tasks are made up.")
    private @Nullable Path file;

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "How many to make up (default " + GENERATED + "), or to read from the file (default all).")
    private @Nullable Integer count;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            defaultValue = "32",
            description = "Creates at a time (default ${DEFAULT-VALUE}).")
    private int concurrency;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "What is made up follows from it (default ${DEFAULT-VALUE}).")
    private long seed;

    public DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        String usage = wrongUsage();
        if (usage != null) {
            terminal.error(usage);
            return ExitCode.USAGE;
        }
        try (TaskFlowClient client = new TaskFlowClient(url, Patience.STANDARD)) {
            TaskSource source = source();
            return demonstrate(client, source);
        } catch (UnreadableFileException e) {
            terminal.error(String.valueOf(e.getMessage()));
            return ExitCode.USAGE;
        } catch (ServerUnreachableException e) {
            terminal.error(e.getMessage() + ". Start it with './taskflow start', or name another with --url.");
            return ExitCode.SOFTWARE;
        } catch (ProblemException e) {
            terminal.error(String.valueOf(e.getMessage()));
            return ExitCode.SOFTWARE;
        }
    }

    private @Nullable String wrongUsage() {
        if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            return "--url is no http address: " + url;
        }
        if (count != null && count < 1) {
            return "--count is at least 1";
        }
        return concurrency < 1 || concurrency > 1_000 ? "--concurrency is 1 to 1000" : null;
    }

    private TaskSource source() {
        return file == null
                ? GeneratedTasks.of(count == null ? GENERATED : count, seed, LocalDate.now(ZoneId.systemDefault()))
                : TaskCsv.read(file, count == null ? Integer.MAX_VALUE : count);
    }

    private int demonstrate(TaskFlowClient client, TaskSource source) throws InterruptedException {
        terminal.line(terminal.styled(Style.BOLD, "TaskFlow demo") + " against " + url);
        register(client);
        terminal.heading(
                "Loading %s tasks, %s".formatted(Numbers.count(source.tasks().size()), source.name()));
        source.notes().forEach(note -> terminal.line("  " + note));
        LoadResult loaded = load(client, source);
        new LoadReport(terminal).print(loaded, source.tasks().size(), concurrency, client.tally());
        if (loaded.gone() != null || loaded.created().isEmpty()) {
            return ExitCode.SOFTWARE;
        }
        boolean complete = tour(client, loaded);
        return complete && !loaded.failures().hasServerErrors() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void register(TaskFlowClient client) throws InterruptedException {
        SecureRandom random = new SecureRandom();
        String email = "demo-" + HexFormat.of().formatHex(random.generateSeed(6)) + "@example.org";
        String password = HexFormat.of().withUpperCase().formatHex(random.generateSeed(10)) + "-x";
        Account account = client.register("Demo", email, password);
        terminal.line("  signed in as %s, password %s"
                .formatted(terminal.styled(Style.CYAN, account.email()), terminal.styled(Style.CYAN, password)));
    }

    private LoadResult load(TaskFlowClient client, TaskSource source) throws InterruptedException {
        try (ProgressBar bar = terminal.progress("  creating", source.tasks().size())) {
            return new Loader(client, source.tasks(), bar).load(concurrency);
        }
    }

    private boolean tour(TaskFlowClient client, LoadResult loaded) throws InterruptedException {
        Random random = new Random(seed);
        Changes.Outcome changes = new Changes(client).make(loaded.created(), random);
        Tour tour = new Tour(client, terminal);
        tour.list(changes.token());
        terminal.heading("Checks");
        terminal.line("  %s tasks changed, each only if unchanged since; one based on an older state: %s"
                .formatted(Numbers.count(changes.patch().count()), changes.stale()));
        boolean complete = tour.walk(changes.token(), loaded.create().count());
        tour.search(titles(loaded), random);
        tour.statistics(changes.token());
        timings(loaded, changes, tour);
        return complete;
    }

    private static List<String> titles(LoadResult loaded) {
        return loaded.created().stream().map(c -> c.task().title()).toList();
    }

    private void timings(LoadResult loaded, Changes.Outcome changes, Tour tour) {
        Map<String, Latencies> calls = new LinkedHashMap<>();
        calls.put("create, %d at a time".formatted(concurrency), loaded.create());
        calls.put("create until a read shows it, meanwhile", loaded.visible());
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
