package app.taskflow.cli.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Holds back all callers at once: who is told to wait speaks for everybody that uses the same account. */
public final class Gate {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition later = lock.newCondition();
    private long opensAt = System.nanoTime();

    /** Keeps the gate shut for at least that long from now. */
    public void closeFor(Duration time) {
        lock.lock();
        try {
            opensAt = later(opensAt, System.nanoTime() + time.toNanos());
        } finally {
            lock.unlock();
        }
    }

    /** Returns when the gate is open, at once if it is. */
    public void pass() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            for (long left = left(); left > 0; left = left()) {
                later.await(left, TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    private long left() {
        return opensAt - System.nanoTime();
    }

    private static long later(long a, long b) {
        return a - b > 0 ? a : b;
    }
}
