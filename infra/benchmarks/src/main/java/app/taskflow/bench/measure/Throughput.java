package app.taskflow.bench.measure;

import java.time.Duration;

/** How much was done in which time. */
public record Throughput(long done, Duration time) {

    public double perSecond() {
        return done / (time.toNanos() / 1e9);
    }
}
