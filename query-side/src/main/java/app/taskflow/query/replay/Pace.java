package app.taskflow.query.replay;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Holds work down to a pace, and tells the pace it has. For all threads that are at it. */
final class Pace {

    private static final double NANOS = 1e9;

    private final int perSecond;
    private final long began = System.nanoTime();
    private final AtomicLong done = new AtomicLong();

    Pace(int perSecond) {
        this.perSecond = perSecond;
    }

    /** So much is done; returns when more may be. */
    void did(long events) {
        long due = began + (long) (done.addAndGet(events) / (double) perSecond * NANOS);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    double perSecond() {
        return done.get() / Math.max(1e-3, (System.nanoTime() - began) / NANOS);
    }
}
