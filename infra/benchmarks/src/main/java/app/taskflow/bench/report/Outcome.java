package app.taskflow.bench.report;

import app.taskflow.bench.measure.Duel;
import java.util.List;

/**
 * What one benchmark found out.
 *
 * @param what it measured, for a reader who does not know it
 * @param measured of the product, with its unit
 * @param peer of the peer, with its unit; empty where there is none
 * @param rounds the single measurements, empty where there was no peer
 */
public record Outcome(
        String name, String what, String measured, String peer, List<Check> checks, List<Duel.Round> rounds) {

    public Outcome {
        checks = List.copyOf(checks);
        rounds = List.copyOf(rounds);
    }

    public boolean isMet() {
        return checks.stream().allMatch(Check::isMet);
    }
}
