package app.taskflow.events.wire;

/** The Kafka topics of TaskFlow. */
public final class Topics {

    /** Every event, keyed by owner, with as many partitions as the log and the log's partition p on partition p. */
    public static final String EVENTS = "taskflow.events.v1";

    /** Events that a projection could not apply, with the reason in a header. */
    public static final String EVENTS_DEAD = "taskflow.events.dead.v1";

    /** Signed checkpoints of the log, keyed by their number, in one partition, kept for ever. */
    public static final String CHECKPOINTS = "taskflow.checkpoints.v1";

    private Topics() {}
}
