package app.taskflow.bench.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

/** A closed model: so many callers, each of which does the next thing as soon as the last is done. */
public final class Callers {

    /** What a caller does over and over. */
    @FunctionalInterface
    public interface Work {
        /** @param caller its number, from 0 */
        void once(int caller) throws Exception;
    }

    private final int count;
    private final ThreadFactory threads;

    private Callers(int count, ThreadFactory threads) {
        this.count = count;
        this.threads = threads;
    }

    /** As the product's own requests run. */
    public static Callers onVirtualThreads(int count) {
        return new Callers(count, Thread.ofVirtual().name("caller-", 0).factory());
    }

    /** Cheaper where a caller blocks in a socket all the time. */
    public static Callers onPlatformThreads(int count) {
        return new Callers(
                count, Thread.ofPlatform().name("caller-", 0).daemon().factory());
    }

    /** All start together; what is under way at the end is waited for and counts, and so does its time. */
    public Throughput run(Duration time, Work work) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Long>> callers = new ArrayList<>();
        try (ExecutorService executor = Executors.newThreadPerTaskExecutor(threads)) {
            for (int i = 0; i < count; i++) {
                int caller = i;
                callers.add(executor.submit(() -> repeat(start, time, caller, work)));
            }
            long began = System.nanoTime();
            start.countDown();
            long done = 0;
            for (Future<Long> caller : callers) {
                done += caller.get();
            }
            return new Throughput(done, Duration.ofNanos(System.nanoTime() - began));
        } catch (ExecutionException e) {
            throw new IllegalStateException("a caller failed", e.getCause());
        }
    }

    private static long repeat(CountDownLatch start, Duration time, int caller, Work work) throws Exception {
        start.await();
        long end = System.nanoTime() + time.toNanos();
        long done = 0;
        while (System.nanoTime() - end < 0) {
            work.once(caller);
            done++;
        }
        return done;
    }
}
