package app.taskflow.bench.measure;

import app.taskflow.web.background.ShortTurns;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An open model: requests come when they come, whether or not the ones before are answered. Time counts from when a
 * request was meant to come, so that a stall is felt by all who would have come meanwhile (no coordinated omission).
 */
public final class Arrivals {

    /** What is done for one arrival. */
    @FunctionalInterface
    public interface Work {
        /** @param arrival its number, from 0 */
        void once(int arrival) throws Exception;
    }

    private final int perSecond;
    private final Duration time;

    public Arrivals(int perSecond, Duration time) {
        this.perSecond = perSecond;
        this.time = time;
    }

    /** Returns when all work is done, with the time from each intended arrival to the end of its work. */
    public Latency run(Work work) {
        return runWhile(() -> true, work);
    }

    /** The same, but that nobody comes any more once that has ended. */
    public Latency runWhile(BooleanSupplier goesOn, Work work) {
        try (ExecutorService elsewhere = Executors.newSingleThreadExecutor()) {
            return elsewhere
                    .submit(() -> {
                        // Those who come do so from elsewhere, and on time.
                        ShortTurns.take();
                        return arrive(goesOn, work);
                    })
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an arrival failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Latency arrive(BooleanSupplier goesOn, Work work) throws Exception {
        Latency latency = new Latency();
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        int arrivals = (int) (time.toMillis() * perSecond / 1_000);
        long start = System.nanoTime();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < arrivals && failure.get() == null && goesOn.getAsBoolean(); i++) {
                int arrival = i;
                long intended = start + i * 1_000_000_000L / perSecond;
                parkUntil(intended);
                executor.execute(() -> {
                    try {
                        work.once(arrival);
                        latency.add(Duration.ofNanos(System.nanoTime() - intended));
                    } catch (Exception e) {
                        failure.compareAndSet(null, e);
                    }
                });
            }
        }
        Exception first = failure.get();
        if (first != null) {
            throw first;
        }
        return latency;
    }

    private static void parkUntil(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
