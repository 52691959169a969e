package app.taskflow.query.store;

/**
 * How far a projection has come in one partition. Everything up to {@code n} is in the views.
 *
 * @param n of the last commit that was applied; 0 before the first
 * @param offset of the Kafka record after that commit: where to go on reading. A hint only, as Kafka may have lost or
 *     repeated records, or be another Kafka; what counts is n.
 * @param generation how often the partition has been taken over; tells whoever holds it now from those before
 */
public record Checkpoint(int partition, long n, long offset, long generation) {}
