package app.taskflow.bench.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * Two candidates measured in turn, so that a busy minute of the machine hits both: A B A B, after one round each that
 * does not count. What is told is the median of the ratios of neighbouring rounds.
 *
 * @param rounds in their order, at least one
 */
public record Duel(List<Round> rounds) {

    /** @param peer of the same unit as {@code ours} */
    public record Round(double ours, double peer) {
        public double ratio() {
            return ours / peer;
        }
    }

    /** One measurement. */
    @FunctionalInterface
    public interface Candidate {
        double measure() throws Exception;
    }

    public Duel {
        rounds = List.copyOf(rounds);
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("a duel has at least one round");
        }
    }

    /** Measures both, with a round for warming up where {@code warmUps} says so. */
    public static Duel fight(int warmUps, int rounds, Candidate ours, Candidate peer) throws Exception {
        for (int i = 0; i < warmUps; i++) {
            ours.measure();
            peer.measure();
        }
        List<Round> fought = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            fought.add(new Round(ours.measure(), peer.measure()));
        }
        return new Duel(fought);
    }

    public double ours() {
        return Median.of(rounds.stream().map(Round::ours).toList());
    }

    public double peer() {
        return Median.of(rounds.stream().map(Round::peer).toList());
    }

    public double ratio() {
        return Median.of(rounds.stream().map(Round::ratio).toList());
    }
}
