package app.taskflow.command.imports;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an import did what. The time it waited or was paused is no time it ran.
 *
 * @param ran up to {@code runningSince}
 * @param runningSince the last moment that {@code ran} knows of; null while it does not run
 */
public record Pace(
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Duration ran,
        @Nullable Instant runningSince) {

    static Pace requested(Instant at) {
        return new Pace(at, null, null, Duration.ZERO, null);
    }

    Pace started(Instant at) {
        return new Pace(requestedAt, startedAt == null ? at : startedAt, null, ran, at);
    }

    Pace progressed(Instant at) {
        return new Pace(requestedAt, startedAt, finishedAt, ranUntil(at), runningSince == null ? null : at);
    }

    Pace halted(Instant at) {
        return new Pace(requestedAt, startedAt, finishedAt, ranUntil(at), null);
    }

    Pace finished(Instant at) {
        return new Pace(requestedAt, startedAt, at, ranUntil(at), null);
    }

    /** Clocks of nodes differ, so what seems to lie before does not count. */
    private Duration ranUntil(Instant at) {
        return runningSince == null || at.isBefore(runningSince) ? ran : ran.plus(Duration.between(runningSince, at));
    }

    /** Rows of {@code processed} per second of the time in which they were done. */
    double rowsPerSecond(long processed) {
        return processed == 0 ? 0 : processed * 1000.0 / Math.max(1, ran.toMillis());
    }
}
