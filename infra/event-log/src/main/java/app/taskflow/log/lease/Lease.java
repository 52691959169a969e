package app.taskflow.log.lease;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** The right of this node to work on one partition, until it ends. Safe for use by many threads. */
public final class Lease {

    private final LeaseTable table;
    private final int partition;
    private final long fence;
    private final BooleanSupplier trusted;
    private final AtomicLong checkpoint;
    private volatile boolean ended;

    Lease(LeaseTable table, LeaseTable.Row row, BooleanSupplier trusted) {
        this.table = table;
        this.partition = row.partition();
        this.fence = row.fence();
        this.checkpoint = new AtomicLong(row.checkpoint());
        this.trusted = trusted;
    }

    public int partition() {
        return partition;
    }

    /** Grows with every node that takes the partition over, and so tells an old holder from the new one. */
    public long fence() {
        return fence;
    }

    /**
     * False from the moment on at which another node may have taken over, as far as this node's clock tells; what was
     * false once stays so.
     */
    public boolean isHeld() {
        if (!trusted.getAsBoolean()) {
            ended = true;
        }
        return !ended;
    }

    /** How far the work has come, over all nodes that did it: what was last given to {@link #advance}, else 0. */
    public long checkpoint() {
        return checkpoint.get();
    }

    /**
     * Stores how far the work has come.
     *
     * @param n ignored if less than {@link #checkpoint}: progress never goes back
     * @throws StaleLeaseException if another node has taken over, or this lease has ended; nothing is stored then
     * @throws app.taskflow.log.failure.LogUnavailableException if MongoDB does not answer
     */
    public void advance(long n) {
        if (ended || !table.advance(partition, fence, n)) {
            throw new StaleLeaseException(partition, fence);
        }
        checkpoint.accumulateAndGet(n, Math::max);
    }

    void end() {
        ended = true;
    }

    @Override
    public String toString() {
        return "lease of partition %d, fence %d, at %d".formatted(partition, fence, checkpoint());
    }
}
