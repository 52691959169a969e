package app.taskflow.command.relay;

import app.taskflow.log.lease.Lease;
import java.time.Duration;

/** Stores how far a partition has been published: not at each step, as a repeat is cheaper than a write for each. */
final class Checkpoint {

    private final Lease lease;
    private final long everyNanos;
    private long stored;
    private long storedAt;

    Checkpoint(Lease lease, Duration every) {
        this.lease = lease;
        this.everyNanos = every.toNanos();
        this.stored = lease.checkpoint();
        this.storedAt = System.nanoTime();
    }

    long stored() {
        return stored;
    }

    /**
     * @throws app.taskflow.log.lease.StaleLeaseException if the partition has gone to another node
     * @throws app.taskflow.log.failure.LogUnavailableException if it could not be stored
     */
    void storeIfDue(long n) {
        if (n > stored && untilDue(n).isZero()) {
            store(n);
        }
    }

    void store(long n) {
        if (n > stored) {
            lease.advance(n);
            stored = n;
        }
        storedAt = System.nanoTime();
    }

    /** How long a progress up to {@code n} may wait; for ever where there is none. */
    Duration untilDue(long n) {
        return n > stored
                ? Duration.ofNanos(Math.max(0, everyNanos - (System.nanoTime() - storedAt)))
                : Duration.ofDays(1);
    }
}
