package app.taskflow.bench.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.bench.measure.Duel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private static final Machine MACHINE = new Machine("abc123", "Some CPU", 2, 8_000, "Linux 6", "VM 25", 0.5);

    private static final Report REPORT = new Report(
            Instant.parse("2026-11-23T10:00:00Z"),
            false,
            MACHINE,
            List.of(
                    new Outcome(
                            "creates",
                            "creates, 64 callers",
                            "9 000/s",
                            "5 000/s",
                            List.of(Check.ratioAtLeast(1.8, 1.5)),
                            List.of(new Duel.Round(9_000, 5_000))),
                    new Outcome(
                            "visible",
                            "create to visible",
                            "p50 9 ms",
                            "",
                            List.of(
                                    new Check("p50", 9, Check.Bound.AT_MOST, 15, " ms"),
                                    new Check("p99", 140, Check.Bound.AT_MOST, 100, " ms")),
                            List.of())));

    private static String table(Report report) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TableReport.print(report, new PrintStream(out, true, UTF_8));
        return out.toString(UTF_8);
    }

    @Test
    void a_limit_itself_is_met_from_either_side() {
        assertThat(Check.ratioAtLeast(1.5, 1.5).isMet()).isTrue();
        assertThat(Check.ratioAtLeast(1.49, 1.5).isMet()).isFalse();
        assertThat(Check.ratioAtMost(1.3, 1.3).isMet()).isTrue();
        assertThat(Check.ratioAtMost(1.31, 1.3).isMet()).isFalse();
        assertThat(Check.ratioAtLeast(Double.NaN, 1.5).isMet()).isFalse();
    }

    @Test
    void the_table_has_a_line_for_each_requirement_and_a_verdict() {
        assertThat(table(REPORT)).isEqualToIgnoringNewLines("""
                what                 measured  peer     found        required     verdict
                creates, 64 callers  9 000/s   5 000/s  ratio 1.80x  >= 1.50x     ok
                create to visible    p50 9 ms           p50 9.00 ms  <= 15.00 ms  ok
                                                        p99 140 ms   <= 100 ms    TOO SLOW

                commit abc123, Some CPU, 2 processors, VM 25, load 0.5
                """);
        assertThat(REPORT.isMet()).isFalse();
    }

    @Test
    void a_quick_run_passes_no_verdict() {
        assertThat(table(new Report(REPORT.at(), true, MACHINE, REPORT.outcomes())))
                .doesNotContain("TOO SLOW", "ok");
    }

    @Test
    void the_json_holds_every_round_and_the_circumstances(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("bench.json");
        JsonReport.write(REPORT, file);
        assertThat(Files.readString(file))
                .contains("\"commit\" : \"abc123\"", "\"processors\" : 2", "\"at\" : \"2026-11-23T10:00:00Z\"")
                .contains("\"ours\" : 9000.0", "\"value\" : 1.8", "\"met\" : false", "\"limit\" : 1.5");
    }

    @Test
    void the_machine_can_be_told() {
        assertThat(Machine.current())
                .satisfies(machine -> assertThat(machine.processors()).isPositive())
                .satisfies(machine -> assertThat(machine.memoryMegabytes()).isPositive())
                .satisfies(machine -> assertThat(machine.commit()).isNotBlank())
                .satisfies(machine -> assertThat(machine.java()).contains("25"));
    }
}
