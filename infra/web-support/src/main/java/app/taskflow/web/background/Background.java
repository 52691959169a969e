package app.taskflow.web.background;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Has work done by {@link BackgroundThreads}, where the caller's own thread must not give way or, as a carrier of
 * virtual threads, must not be held for long. Threads come and go as they are needed.
 */
public final class Background {

    /** Of commands to a database that can wait too; ours heeds it, to others it is a comment. */
    public static final String COMMENT = "background";

    private final ExecutorService threads;

    /** @param name of what they do */
    public Background(String name) {
        threads = Executors.newCachedThreadPool(new BackgroundThreads(
                Thread.ofPlatform().name("background-" + name).daemon().factory()));
    }

    /**
     * What is to be done.
     *
     * @param <T> its result
     * @param <E> what it throws
     */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T done() throws E;
    }

    /** For those who do not wait for it, or do so themselves. */
    public Executor executor() {
        return threads;
    }

    /** Has work begun, to be awaited by {@link #await}. */
    public Future<?> begin(Runnable work) {
        return threads.submit(work);
    }

    /** Returns when it is done, and not before: interrupts are for those who come after. */
    @SuppressWarnings("unchecked") // Work throws nothing else.
    public <T, E extends Exception> T call(Work<T, E> work) throws E {
        Callable<T> call = work::done;
        try {
            return await(threads.submit(call));
        } catch (UndeclaredThrowableException e) {
            throw (E) e.getCause();
        }
    }

    /**
     * Likewise, for work that was begun.
     *
     * @throws UndeclaredThrowableException with what it has thrown, if that is checked; all else as it is
     */
    public static <T> T await(Future<T> result) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new UndeclaredThrowableException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
