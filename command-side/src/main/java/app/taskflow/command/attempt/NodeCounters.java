package app.taskflow.command.attempt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Counters of this node alone, for while the shared ones cannot be reached. They begin at nothing. */
final class NodeCounters implements Counters {

    private static final int REMEMBERED = 100_000;

    /** Longer than any window. */
    private static final Duration IDLE = Duration.ofHours(2);

    private final LongSupplier millis;
    /** Of each counter, when what was counted, the earliest first. */
    private final Cache<String, Map<String, Long>> counted = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(IDLE)
            .build();

    NodeCounters(LongSupplier millis) {
        this.millis = millis;
    }

    @Override
    public synchronized Duration full(List<Counter> counters) {
        long now = millis.getAsLong();
        long wait = 0;
        for (Counter counter : counters) {
            Map<String, Long> times = times(counter);
            times.values().removeIf(at -> at <= now - counter.window().toMillis());
            if (times.size() >= counter.limit()) {
                long oldest = times.values().iterator().next();
                wait = Math.max(wait, oldest + counter.window().toMillis() - now);
            }
        }
        return Duration.ofMillis(wait);
    }

    @Override
    public synchronized Duration count(List<Counter> counters, String id) {
        Duration wait = full(counters);
        if (wait.isZero()) {
            counters.forEach(counter -> times(counter).put(id, millis.getAsLong()));
        }
        return wait;
    }

    @Override
    public synchronized void uncount(List<Counter> counters, String id) {
        counters.forEach(counter -> times(counter).remove(id));
    }

    @Override
    public synchronized void clear(Counter counter) {
        counted.invalidate(counter.name());
    }

    private Map<String, Long> times(Counter counter) {
        return counted.get(counter.name(), _ -> new LinkedHashMap<>());
    }
}
