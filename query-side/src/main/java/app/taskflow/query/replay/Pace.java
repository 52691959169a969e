package app.taskflow.query.replay;

import java.util.concurrent.locks.LockSupport;

/** Holds work down to a pace, and tells the pace it has. For one thread. */
final class Pace {

    private static final double NANOS = 1e9;

    private final int perSecond;
    private final long began = System.nanoTime();
    private long done;

    Pace(int perSecond) {
        this.perSecond = perSecond;
    }

    /** So much is done; returns when more may be. */
    void did(long events) {
        done += events;
        long due = began + (long) (done / (double) perSecond * NANOS);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    double perSecond() {
        return done / Math.max(1e-3, (System.nanoTime() - began) / NANOS);
    }
}
