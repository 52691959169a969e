package app.taskflow.query.projection;

import app.taskflow.web.background.Background;
import app.taskflow.web.background.BackgroundThreads;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the steps of a batch on another thread, while its worker reads and folds the next one: folding needs
 * the processor here, and writing mostly that of the database. One batch at a time, in their order. For one worker.
 */
final class Applier implements AutoCloseable {

    private final List<Step> steps;
    private final ExecutorService thread;
    private final ExecutorService background;
    private final Runnable applied;
    private @Nullable FoldedBatch batch;
    private @Nullable Future<?> work;

    /**
     * @param name of the thread
     * @param applied is called by the worker's thread after each batch that is done
     */
    Applier(List<Step> steps, String name, Runnable applied) {
        this.steps = steps;
        this.applied = applied;
        this.thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
        this.background = Executors.newSingleThreadExecutor(new BackgroundThreads(
                Thread.ofPlatform().name("background-" + name).daemon().factory()));
    }

    /** The batch whose steps may not have been done yet. */
    @Nullable
    FoldedBatch underWay() {
        return batch;
    }

    /**
     * Begins with a batch when the one before it is done. What comes after a batch that changes more than documents is
     * folded only when that is done.
     *
     * @param canWait whether others' work comes first
     * @throws RuntimeException what a step of the one before it has thrown; then the new one is not begun
     */
    void apply(FoldedBatch next, boolean canWait) {
        settle();
        batch = next;
        work = (canWait ? background : thread).submit(() -> steps.forEach(step -> step.run(next)));
        if (!next.isPlain()) {
            settle();
        }
    }

    /**
     * Waits until all steps are done.
     *
     * @throws RuntimeException what one of them has thrown, once
     */
    void settle() {
        Future<?> ending = work;
        work = null;
        batch = null;
        if (ending != null) {
            // A batch is never left in the middle.
            Background.await(ending);
            applied.run();
        }
    }

    /** Likewise, if they are done already. */
    void settleIfDone() {
        if (work != null && work.isDone()) {
            settle();
        }
    }

    /** Returns when the threads have ended; to be called when all is settled. */
    @Override
    public void close() {
        thread.close();
        background.close();
    }
}
