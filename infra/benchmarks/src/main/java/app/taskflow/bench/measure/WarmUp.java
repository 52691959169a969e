package app.taskflow.bench.measure;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/**
 * Repeats a measurement that does not count for as long as it gets faster, or is much compiled. A server is compiled
 * while it runs, on the same two processors that do its work, and that takes minutes: what is to be compared is what it
 * is afterwards.
 */
public final class WarmUp {

    /** So much faster than the best before is not just chance. */
    private static final double FASTER = 1.03;
    /** So much of a round's time, of one processor, may compilers take in one that counts as steady. */
    private static final double COMPILING = 0.15;
    /** So many rounds none of which was faster. */
    private static final int STEADY = 5;
    /** Times {@code atLeast}: somewhere it ends even if the last rounds were faster. */
    private static final int LONGEST = 9;

    private WarmUp() {}

    /**
     * Returns when some rounds in a row have brought nothing more.
     *
     * @param atLeast rounds
     * @param rate measures how much is done in a second
     */
    public static void untilSteady(int atLeast, Duel.Candidate rate) throws Exception {
        untilSteady(atLeast, rate, WarmUp::compiledMillis);
    }

    /** @param compiledMillis for how long compilers have worked until now */
    static void untilSteady(int atLeast, Duel.Candidate rate, LongSupplier compiledMillis) throws Exception {
        double best = 0;
        int steady = 0;
        for (int round = 1; round <= atLeast * LONGEST && (round <= atLeast || steady < STEADY); round++) {
            long began = System.nanoTime();
            long compiled = compiledMillis.getAsLong();
            double measured = rate.measure();
            double compiling = (compiledMillis.getAsLong() - compiled) * 1e6 / (System.nanoTime() - began);
            steady = measured > best * FASTER || compiling > COMPILING ? 0 : steady + 1;
            best = Math.max(best, measured);
        }
    }

    private static long compiledMillis() {
        CompilationMXBean compilers = ManagementFactory.getCompilationMXBean();
        return compilers == null ? 0 : compilers.getTotalCompilationTime();
    }
}
