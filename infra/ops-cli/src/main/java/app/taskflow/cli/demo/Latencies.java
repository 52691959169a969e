package app.taskflow.cli.demo;

import java.time.Duration;
import org.HdrHistogram.ConcurrentHistogram;

/** Durations of one kind of call, from a microsecond to minutes. Safe for use by many threads. */
final class Latencies {

    private static final int DIGITS = 3;

    private final ConcurrentHistogram micros = new ConcurrentHistogram(DIGITS);

    void add(Duration duration) {
        micros.recordValue(Math.max(0, duration.toNanos() / 1_000));
    }

    long count() {
        return micros.getTotalCount();
    }

    /** In milliseconds. */
    double percentile(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1_000.0;
    }
}
