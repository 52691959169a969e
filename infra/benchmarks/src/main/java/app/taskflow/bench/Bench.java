package app.taskflow.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.taskflow.bench.report.JsonReport;
import app.taskflow.bench.report.Machine;
import app.taskflow.bench.report.Outcome;
import app.taskflow.bench.report.Report;
import app.taskflow.bench.report.TableReport;
import app.taskflow.bench.scenario.Scale;
import app.taskflow.bench.scenario.Scenario;
import app.taskflow.bench.scenario.Scenarios;
import app.taskflow.standalone.server.Service;
import app.taskflow.web.start.Carriers;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code taskflow bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures speed, each figure beside a peer or a limit in the same run, on embedded servers of its own.",
            ""
        },
        footer = {
            "",
            "The table goes to standard output, what is going on to standard error.",
            "Exit code: 0 when every requirement is met (a quick run has none), 1 when one is not or a benchmark"
                    + " failed, 2 for wrong usage."
        })
public final class Bench implements Callable<Integer> {

    private final List<Scenario> scenarios;
    private final PrintStream out;
    private final PrintStream err;

    @Option(names = "--quick", description = "Only see whether everything runs: the numbers say nothing.")
    private boolean quick;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "Only these, of: ${COMPLETION-CANDIDATES}",
            completionCandidates = Names.class)
    private Set<String> only = new LinkedHashSet<>();

    @Option(names = "--json", paramLabel = "FILE", description = "Also write every single measurement to this file.")
    private @Nullable Path json;

    @Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    /** The names for the help. */
    static final class Names extends ArrayList<String> {

        private static final long serialVersionUID = 1L;

        Names() {
            super(Scenarios.all().stream().map(Scenario::name).toList());
        }
    }

    Bench(List<Scenario> scenarios, PrintStream out, PrintStream err) {
        this.scenarios = List.copyOf(scenarios);
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        Carriers.severalPerProcessor();
        // The framework's own greetings: one asks the network for a newer version, one writes to the home directory.
        System.setProperty("axon.update-check.disabled", "true");
        System.setProperty("disable-axoniq-console-message", "true");
        // What one user may ask for in a minute is not what is measured.
        System.setProperty("taskflow.limits.factor", "100000");
        System.exit(run(Scenarios.all(), System.out, System.err, arguments));
    }

    static int run(List<Scenario> scenarios, PrintStream out, PrintStream err, String... arguments) {
        return new CommandLine(new Bench(scenarios, out, err))
                .setOut(new PrintWriter(out, true, UTF_8))
                .setErr(new PrintWriter(err, true, UTF_8))
                .execute(arguments);
    }

    @Override
    public Integer call() throws IOException {
        List<Scenario> chosen = chosen();
        if (json != null && Files.isDirectory(json.toAbsolutePath())) {
            throw wrong("--json is a directory: " + json);
        }
        Service.silenceEarlyLogs();
        List<Outcome> outcomes = new ArrayList<>();
        for (Scenario scenario : chosen) {
            Outcome outcome = measure(scenario);
            if (outcome != null) {
                outcomes.add(outcome);
            }
        }
        Report report = new Report(Instant.now(), quick, Machine.current(), outcomes);
        TableReport.print(report, out);
        if (json != null) {
            JsonReport.write(report, json);
        }
        return outcomes.size() == chosen.size() && (quick || report.isMet()) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private List<Scenario> chosen() {
        Set<String> known = scenarios.stream().map(Scenario::name).collect(Collectors.toSet());
        for (String name : only) {
            if (!known.contains(name)) {
                throw wrong("there is no benchmark '%s', only %s".formatted(name, String.join(", ", names())));
            }
        }
        return scenarios.stream()
                .filter(scenario -> only.isEmpty() || only.contains(scenario.name()))
                .toList();
    }

    private List<String> names() {
        return scenarios.stream().map(Scenario::name).toList();
    }

    private ParameterException wrong(String what) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), what);
    }

    private @Nullable Outcome measure(Scenario scenario) throws IOException {
        err.printf("%s ...%n", scenario.name());
        long began = System.nanoTime();
        try (Scratch scratch = Scratch.make()) {
            Outcome outcome = scenario.run(quick ? Scale.QUICK : Scale.FULL, scratch.directory());
            err.printf(
                    "%s took %d s%n",
                    scenario.name(), Duration.ofNanos(System.nanoTime() - began).toSeconds());
            return outcome;
        } catch (Exception e) {
            err.printf("%s failed:%n", scenario.name());
            e.printStackTrace(err);
            return null;
        }
    }
}
