package app.taskflow.cli.demo;

import app.taskflow.cli.account.Address;
import app.taskflow.cli.account.Environment;
import app.taskflow.cli.account.WrongUsageException;
import app.taskflow.cli.client.TaskFlowClient;
import app.taskflow.cli.http.Patience;
import app.taskflow.cli.imports.ImportFile;
import app.taskflow.cli.source.GeneratedTasks;
import app.taskflow.cli.source.ImportLines;
import app.taskflow.cli.terminal.Numbers;
import app.taskflow.cli.terminal.Style;
import app.taskflow.cli.terminal.Terminal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command line of the demo. */
@Command(
        name = "demo",
        description = {
            "Registers a fresh user, loads tasks by the import queue and some one by one, then lists, searches, changes"
                    + " and counts them, and tells how long that took."
        },
        footer = {
            "",
            "The file is what ./taskflow import takes without --source: TaskFlow CSV or NDJSON.",
            "",
            "Example: ./taskflow demo --count 100000",
            "",
            "Exit code: 0 when it ran through (tasks that break a rule are told, and left out), 1 when there is no"
                    + " server or it failed, 2 for wrong usage."
        })
public final class DemoCommand implements Callable<Integer> {

    private static final int GENERATED = 5_000;

    /** A large import may be further than its views. */
    private static final Patience PATIENCE = new Patience(Duration.ofMinutes(30), Duration.ofMinutes(5));

    private final Terminal terminal;

    @Mixin
    private final Address address;

    @Option(names = "--file", paramLabel = "FILE", description = "What to import; without it tasks are made up.")
    private @Nullable Path file;

    @Option(names = "--count", paramLabel = "N", description = "How many to make up (default " + GENERATED + ").")
    private @Nullable Integer count;

    @Option(
            names = "--singles",
            paramLabel = "N",
            defaultValue = "500",
            description = "How many more to create one by one, for the timing (default ${DEFAULT-VALUE}).")
    private int singles;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            defaultValue = "32",
            description = "Single creates at a time (default ${DEFAULT-VALUE}).")
    private int concurrency;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "What is made up follows from it (default ${DEFAULT-VALUE}).")
    private long seed;

    public DemoCommand(Terminal terminal, Environment environment) {
        this.terminal = terminal;
        this.address = new Address(environment);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        checkUsage();
        URI url = address.server();
        if (file != null) {
            return demonstrate(url, ImportFile.of(file, null), file.toString());
        }
        Path made = Files.createTempFile("taskflow-demo-", ".ndjson");
        try {
            int wanted = count == null ? GENERATED : count;
            ImportLines.write(GeneratedTasks.of(wanted, seed, today()), made, Instant.now());
            return demonstrate(
                    url,
                    ImportFile.of(made, null),
                    "%s tasks made up from seed %d".formatted(Numbers.count(wanted), seed));
        } finally {
            Files.deleteIfExists(made);
        }
    }

    private void checkUsage() {
        if (count != null && (count < 1 || file != null)) {
            throw new WrongUsageException("--count is at least 1, and not for a file");
        }
        if (singles < 1) {
            throw new WrongUsageException("--singles is at least 1");
        }
        if (concurrency < 1 || concurrency > 1_000) {
            throw new WrongUsageException("--concurrency is 1 to 1000");
        }
    }

    private int demonstrate(URI url, ImportFile load, String name) throws InterruptedException {
        try (TaskFlowClient client = new TaskFlowClient(url, PATIENCE)) {
            terminal.line(terminal.styled(Style.BOLD, "TaskFlow demo") + " against " + url);
            Demo demo = new Demo(client, terminal, seed);
            return demo.run(load, name, GeneratedTasks.of(singles, seed + 1, today()), concurrency)
                    ? ExitCode.OK
                    : ExitCode.SOFTWARE;
        }
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.systemDefault());
    }
}
