package app.taskflow.command.attempt;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts on all nodes together, and where that fails on this one alone: an outage must not open the door. A Redis that
 * is silent costs a caller one wait, and not one for each step: for a moment after it failed it is not asked.
 */
final class SafeCounters implements Counters {

    static final Duration PAUSE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(SafeCounters.class);

    private final Counters shared;
    private final Counters own;
    private final LongSupplier nanos;
    private final AtomicBoolean away = new AtomicBoolean();
    private volatile long failedAt;

    /** @param nanos as {@link System#nanoTime} */
    SafeCounters(Counters shared, Counters own, LongSupplier nanos) {
        this.shared = shared;
        this.own = own;
        this.nanos = nanos;
    }

    @Override
    public Duration full(List<Counter> counters) {
        return either(each -> each.full(counters));
    }

    @Override
    public Duration count(List<Counter> counters, String id) {
        return either(each -> each.count(counters, id));
    }

    @Override
    public void uncount(List<Counter> counters, String id) {
        both(each -> each.uncount(counters, id));
    }

    @Override
    public void clear(Counter counter) {
        both(each -> each.clear(counter));
    }

    private Duration either(Function<Counters, Duration> step) {
        if (isPausing()) {
            return step.apply(own);
        }
        try {
            Duration wait = step.apply(shared);
            if (away.compareAndSet(true, false)) {
                LOG.warn("Redis counts failed attempts again, for all nodes together");
            }
            return wait;
        } catch (RuntimeException e) {
            // Whatever Redis or its client has, attempts go on being counted.
            fail(e);
            return step.apply(own);
        }
    }

    /** Wherever it was counted. */
    private void both(Consumer<Counters> step) {
        step.accept(own);
        if (isPausing()) {
            return;
        }
        try {
            step.accept(shared);
        } catch (RuntimeException e) {
            LOG.debug("Redis goes on counting what was no failure", e);
            fail(e);
        }
    }

    private boolean isPausing() {
        return away.get() && nanos.getAsLong() - failedAt < PAUSE.toNanos();
    }

    private void fail(RuntimeException reason) {
        failedAt = nanos.getAsLong();
        if (away.compareAndSet(false, true)) {
            LOG.warn(
                    "Redis does not count failed attempts; until it does, each node counts its own ({})",
                    reason.toString());
        }
    }
}
