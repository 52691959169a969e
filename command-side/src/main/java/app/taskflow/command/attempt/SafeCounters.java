package app.taskflow.command.attempt;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts on all nodes together, and where that fails on this one alone: an outage must not open the door. */
final class SafeCounters implements Counters {

    private static final Logger LOG = LoggerFactory.getLogger(SafeCounters.class);

    private final Counters shared;
    private final Counters own;
    private final AtomicBoolean away = new AtomicBoolean();

    SafeCounters(Counters shared, Counters own) {
        this.shared = shared;
        this.own = own;
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
        try {
            Duration wait = step.apply(shared);
            if (away.compareAndSet(true, false)) {
                LOG.warn("Redis counts failed attempts again, for all nodes together");
            }
            return wait;
        } catch (RuntimeException e) {
            // Whatever Redis or its client has, attempts go on being counted.
            if (away.compareAndSet(false, true)) {
                LOG.warn(
                        "Redis does not count failed attempts; until it does, each node counts its own ({})",
                        e.toString());
            }
            return step.apply(own);
        }
    }

    /** Wherever it was counted. */
    private void both(Consumer<Counters> step) {
        step.accept(own);
        try {
            step.accept(shared);
        } catch (RuntimeException e) {
            LOG.debug("Redis goes on counting what was no failure", e);
        }
    }
}
