package app.taskflow.query.store;

/**
 * How far a partition has come.
 *
 * @param n of the last commit
 * @param offset of the Kafka record behind it
 */
public record Progress(long n, long offset) {}
