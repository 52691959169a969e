package app.taskflow.events.wire;

/** The Kafka topics of TaskFlow. */
public final class Topics {

    /** Every event, keyed by owner, with as many partitions as the log and the log's partition p on partition p. */
    public static final String EVENTS = "taskflow.events.v1";

    /** Events that a projection could not apply, with the reason in a header. */
    public static final String EVENTS_DEAD = "taskflow.events.dead.v1";

    /** Signed checkpoints of the log, keyed by their number, in one partition, kept for ever. */
    public static final String CHECKPOINTS = "taskflow.checkpoints.v1";

    /** Rows to import, keyed by owner: from producers, and turns of imports that were uploaded. */
    public static final String IMPORTS = "taskflow.imports.v1";

    /** Records of {@link #IMPORTS} that nobody can do anything with, with the reason in a header. */
    public static final String IMPORTS_DEAD = "taskflow.imports.dead.v1";

    private Topics() {}
}
