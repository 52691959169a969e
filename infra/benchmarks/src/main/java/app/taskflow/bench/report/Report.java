package app.taskflow.bench.report;

import java.time.Instant;
import java.util.List;

/** One run of the benchmarks. */
public record Report(Instant at, boolean quick, Machine machine, List<Outcome> outcomes) {

    public Report {
        outcomes = List.copyOf(outcomes);
    }

    public boolean isMet() {
        return outcomes.stream().allMatch(Outcome::isMet);
    }
}
