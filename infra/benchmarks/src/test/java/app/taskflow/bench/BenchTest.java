package app.taskflow.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.bench.report.Check;
import app.taskflow.bench.report.Outcome;
import app.taskflow.bench.scenario.Scale;
import app.taskflow.bench.scenario.Scenario;
import app.taskflow.bench.scenario.Scenarios;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> ran = new ArrayList<>();

    private int run(List<Scenario> scenarios, String... arguments) {
        return Bench.run(scenarios, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), arguments);
    }

    private Scenario measuring(String name, double ratio) {
        return new Scenario() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Outcome run(Scale scale, Path directory) throws IOException {
                ran.add(name);
                Files.writeString(directory.resolve("data"), "some");
                return new Outcome(name, name, "", "", List.of(Check.ratioAtLeast(ratio, 1.5)), List.of());
            }
        };
    }

    private static Scenario failing() {
        return new Scenario() {
            @Override
            public String name() {
                return "failing";
            }

            @Override
            public Outcome run(Scale scale, Path directory) throws IOException {
                throw new IOException("no room");
            }
        };
    }

    @Test
    void a_benchmark_runs_on_servers_of_its_own(@TempDir Path directory) throws IOException {
        Path json = directory.resolve("bench.json");
        int exitCode = run(Scenarios.all(), "--quick", "--only", "creates", "--json", json.toString());
        assertThat(err.toString(UTF_8)).doesNotContain("failed");
        assertThat(exitCode).isZero();
        assertThat(json).content().contains("\"creates\"").doesNotContain("\"visible\"");
    }

    @Test
    @Tag("campaign")
    void every_benchmark_runs_and_the_report_has_them_all(@TempDir Path directory) throws IOException {
        Path json = directory.resolve("bench.json");
        int exitCode = run(Scenarios.all(), "--quick", "--json", json.toString());
        assertThat(err.toString(UTF_8)).doesNotContain("failed");
        assertThat(exitCode).isZero();
        assertThat(out.toString(UTF_8)).contains("creates", "patches", "relay", "visible", "cached", "page 20");
        Scenarios.all().forEach(scenario -> assertThat(json).content().contains('"' + scenario.name() + '"'));
    }

    @Test
    void the_exit_code_tells_whether_all_requirements_are_met() {
        assertThat(run(List.of(measuring("a", 2), measuring("b", 1.5)))).isZero();
        assertThat(run(List.of(measuring("a", 2), measuring("b", 1.4)))).isEqualTo(1);
        assertThat(run(List.of(measuring("a", 1)), "--quick")).isZero();
    }

    @Test
    void one_that_fails_is_told_and_the_others_go_on() {
        assertThat(run(List.of(failing(), measuring("a", 2)))).isEqualTo(1);
        assertThat(ran).containsExactly("a");
        assertThat(err.toString(UTF_8)).contains("failing failed", "no room");
        assertThat(run(List.of(failing()), "--quick")).isEqualTo(1);
    }

    @Test
    void some_can_be_chosen_and_names_that_are_none_are_refused() {
        List<Scenario> scenarios = List.of(measuring("a", 2), measuring("b", 2), measuring("c", 2));
        assertThat(run(scenarios, "--only", "c,a")).isZero();
        assertThat(ran).containsExactly("a", "c");
        assertThat(run(scenarios, "--only", "d")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("there is no benchmark 'd', only a, b, c");
        assertThat(run(scenarios, "--fast")).isEqualTo(2);
        assertThat(ran).hasSize(2);
    }

    @Test
    void help_names_the_benchmarks() {
        assertThat(run(Scenarios.all(), "--help")).isZero();
        assertThat(out.toString(UTF_8)).contains("--quick", "--json", "creates, patches, backlog, import", "Exit code");
    }
}
