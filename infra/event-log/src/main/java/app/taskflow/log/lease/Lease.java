package app.taskflow.log.lease;

/** The right of this node to work on one partition, until it ends. Safe for use by many threads. */
@SuppressWarnings("DoNotCallSuggester") // bodies follow
public final class Lease {

    Lease() {}

    public int partition() {
        throw new UnsupportedOperationException();
    }

    /** Grows with every node that takes the partition over, and so tells an old holder from the new one. */
    public long fence() {
        throw new UnsupportedOperationException();
    }

    /** False from the moment on at which another node may have taken over, as far as this node's clock tells. */
    public boolean isHeld() {
        throw new UnsupportedOperationException();
    }

    /** How far the work has come, over all nodes that did it: what was last given to {@link #advance}, else 0. */
    public long checkpoint() {
        throw new UnsupportedOperationException();
    }

    /**
     * Stores how far the work has come.
     *
     * @throws StaleLeaseException if another node has taken over; nothing is stored then
     * @throws app.taskflow.log.failure.LogUnavailableException if MongoDB does not answer
     */
    public void advance(long n) {
        throw new UnsupportedOperationException();
    }
}
