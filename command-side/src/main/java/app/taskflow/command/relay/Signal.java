package app.taskflow.command.relay;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one waiting thread. Any number of calls before it looks are one, and none is lost. */
final class Signal {

    private final Semaphore raised = new Semaphore(0);

    void raise() {
        // More than one permit would only wake the waiter for nothing.
        if (raised.availablePermits() == 0) {
            raised.release();
        }
    }

    /** Returns when the signal was raised since the last call, or after the time. */
    void await(Duration atMost) throws InterruptedException {
        if (raised.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            raised.drainPermits();
        }
    }
}
