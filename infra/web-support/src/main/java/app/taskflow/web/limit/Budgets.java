package app.taskflow.web.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All budgets. They are shared by all nodes through Redis; while Redis is away, each node goes by buckets of its own,
 * full ones at first, so that a limit holds for each node instead of for all together. Safe for use by many threads.
 */
final class Budgets implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Budgets.class);

    private static final int REMEMBERED = 100_000;
    private static final Duration IDLE = Duration.ofHours(2);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Map<LimitClass, Limit> limits = new EnumMap<>(LimitClass.class);
    private final Cache<Budget, Allowance> allowances = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(IDLE)
            .build();
    private final SharedBuckets shared;
    private final NodeBuckets own = new NodeBuckets();
    private final AtomicReference<Buckets> buckets;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("rate-limits").factory());

    Budgets(LimitSettings settings, SharedBuckets shared) {
        for (LimitClass kind : LimitClass.values()) {
            limits.put(kind, settings.of(kind));
        }
        this.shared = shared;
        this.buckets = new AtomicReference<>(shared);
        long period = LOOK.toMillis();
        var _ = looking.scheduleWithFixedDelay(this::look, 0, period, TimeUnit.MILLISECONDS);
    }

    Limit limit(LimitClass kind) {
        return Objects.requireNonNull(limits.get(kind));
    }

    /** Counts one request. */
    Draw draw(Budget budget) {
        Allowance allowance = allowances.get(budget, _ -> new Allowance());
        Buckets current = buckets.get();
        try {
            return draw(budget, allowance, current);
        } catch (RuntimeException e) {
            // Whatever Redis or its client has, requests go on being counted.
            if (current == own) {
                throw e;
            }
            lose(e);
            return draw(budget, allowance, own);
        }
    }

    private Draw draw(Budget budget, Allowance allowance, Buckets from) {
        return allowance.draw(from, () -> from.of(budget, limit(budget.kind())), System.nanoTime());
    }

    private void lose(RuntimeException reason) {
        if (buckets.compareAndSet(shared, own)) {
            LOG.warn(
                    "Redis does not count requests; until it does, each node limits by itself ({})", reason.toString());
        }
    }

    private void look() {
        try {
            shared.ping();
            if (buckets.compareAndSet(own, shared)) {
                LOG.warn("Redis counts requests again; limits hold for all nodes together");
            }
        } catch (RuntimeException e) {
            lose(e);
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
