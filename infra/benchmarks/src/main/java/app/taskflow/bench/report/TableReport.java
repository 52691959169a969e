package app.taskflow.bench.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The report as aligned columns of text. */
public final class TableReport {

    private static final List<String> TITLES = List.of("what", "measured", "peer", "found", "required", "verdict");
    private static final String GAP = "  ";

    private TableReport() {}

    public static void print(Report report, PrintStream out) {
        List<List<String>> rows = new ArrayList<>(List.of(TITLES));
        report.outcomes().forEach(outcome -> addRows(outcome, report.quick(), rows));
        int[] widths = IntStream.range(0, TITLES.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        rows.forEach(row -> out.println(line(row, widths)));
        Machine machine = report.machine();
        out.printf(
                "%ncommit %s, %s, %d processors, %s, load %.1f%n",
                machine.commit(), machine.processor(), machine.processors(), machine.java(), machine.loadAverage());
    }

    private static void addRows(Outcome outcome, boolean quick, List<List<String>> rows) {
        String what = outcome.what();
        String measured = outcome.measured();
        String peer = outcome.peer();
        for (Check check : outcome.checks()) {
            // A quick run is about whether it runs; its numbers say nothing.
            String verdict = quick ? "-" : check.isMet() ? "ok" : "TOO SLOW";
            rows.add(List.of(what, measured, peer, check.measured(), check.required(), verdict));
            what = "";
            measured = "";
            peer = "";
        }
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(cells.get(i))
                    .repeat(' ', widths[i] - cells.get(i).length())
                    .append(GAP);
        }
        return line.toString().stripTrailing();
    }
}
