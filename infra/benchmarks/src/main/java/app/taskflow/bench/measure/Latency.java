package app.taskflow.bench.measure;

import java.time.Duration;
import org.HdrHistogram.ConcurrentHistogram;

/** Durations to the microsecond. Safe for use by many threads. */
public final class Latency {

    private static final int DIGITS = 3;

    private final ConcurrentHistogram micros = new ConcurrentHistogram(DIGITS);

    public void add(Duration duration) {
        micros.recordValue(Math.max(0, duration.toNanos() / 1_000));
    }

    public long count() {
        return micros.getTotalCount();
    }

    /** In milliseconds. */
    public double percentile(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1e3;
    }

    /** In milliseconds. */
    public double max() {
        return micros.getMaxValue() / 1e3;
    }
}
