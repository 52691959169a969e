package app.taskflow.bench.measure;

/**
 * Repeats a measurement that does not count for as long as it gets faster. A server is compiled while it runs, on the
 * same two processors that do its work, and that takes minutes: what is to be compared is what it is afterwards.
 */
public final class WarmUp {

    /** So much faster than the best before is not just chance. */
    private static final double FASTER = 1.03;
    /** So many rounds none of which was faster. */
    private static final int STEADY = 5;
    /** Times {@code atLeast}: somewhere it ends even if the last rounds were faster. */
    private static final int LONGEST = 6;

    private WarmUp() {}

    /**
     * Returns when some rounds in a row have brought nothing more.
     *
     * @param atLeast rounds
     * @param rate measures how much is done in a second
     */
    public static void untilSteady(int atLeast, Duel.Candidate rate) throws Exception {
        double best = 0;
        int steady = 0;
        for (int round = 1; round <= atLeast * LONGEST && (round <= atLeast || steady < STEADY); round++) {
            double measured = rate.measure();
            steady = measured > best * FASTER ? 0 : steady + 1;
            best = Math.max(best, measured);
        }
    }
}
