package app.taskflow.web.background;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that the system runs when no others of this process want to: a hash of a password takes a processor for tens
 * of milliseconds, the rows of an import take all there are, and whoever asks for a list meanwhile would wait for it.
 * Java's own priorities are ignored on Linux unless the whole program is started otherwise, so the system is asked for
 * a small share. Their turns are ordinary ones, whoever begins them, so that those of {@link ShortTurns} interrupt them.
 * Elsewhere they are threads like any others.
 */
public final class BackgroundThreads implements ThreadFactory {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundThreads.class);

    /** A tenth of the share that others get who want to run at the same time. */
    private static final int NICE = 10;

    private static final ThreadLocal<Boolean> CURRENT = ThreadLocal.withInitial(() -> false);

    private final ThreadFactory threads;
    private final AtomicBoolean refusalTold = new AtomicBoolean();

    /** @param threads of the system, not virtual ones */
    public BackgroundThreads(ThreadFactory threads) {
        this.threads = threads;
    }

    /** Whether the thread that asks is one of them. */
    public static boolean isCurrent() {
        return CURRENT.get();
    }

    @Override
    public Thread newThread(Runnable work) {
        return threads.newThread(() -> {
            CURRENT.set(true);
            giveWay();
            work.run();
        });
    }

    private void giveWay() {
        if (!LinuxScheduler.isThere()) {
            return;
        }
        try {
            if (LinuxScheduler.setNice(NICE) != 0) {
                tell("does not give way to other work: the system refuses it");
            } else if (LinuxScheduler.setTurns(LinuxScheduler.THE_CALLER, LinuxScheduler.ORDINARY_TURN) != 0) {
                tell("gives way to other work, but perhaps not at once: the system does not say how long turns are");
            }
        } catch (Throwable e) {
            tell("does not give way to other work: " + e);
        }
    }

    private void tell(String refusal) {
        if (refusalTold.compareAndSet(false, true)) {
            LOG.info("What can wait (imports, hashes of passwords) {}", refusal);
        }
    }
}
