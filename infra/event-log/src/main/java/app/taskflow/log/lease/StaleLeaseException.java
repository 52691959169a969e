package app.taskflow.log.lease;

import app.taskflow.log.failure.LogException;

/** Another node has taken the partition over since. What was to be stored was not stored. */
public final class StaleLeaseException extends LogException {

    private final int partition;
    private final long fence;

    public StaleLeaseException(int partition, long fence) {
        super("the lease of partition %d with fence %d has been taken over".formatted(partition, fence));
        this.partition = partition;
        this.fence = fence;
    }

    public int partition() {
        return partition;
    }

    public long fence() {
        return fence;
    }
}
