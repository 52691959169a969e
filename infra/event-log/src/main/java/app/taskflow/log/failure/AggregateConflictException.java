package app.taskflow.log.failure;

import java.util.UUID;

/** Somebody else was first to write this sequence of the aggregate. Nothing was written. */
public final class AggregateConflictException extends LogException {

    private final UUID aggregateId;
    private final long sequence;

    public AggregateConflictException(UUID aggregateId, long sequence) {
        super("sequence %d of aggregate %s is taken".formatted(sequence, aggregateId));
        this.aggregateId = aggregateId;
        this.sequence = sequence;
    }

    public UUID aggregateId() {
        return aggregateId;
    }

    public long sequence() {
        return sequence;
    }
}
