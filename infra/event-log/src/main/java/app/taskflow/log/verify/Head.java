package app.taskflow.log.verify;

/**
 * The end of a partition.
 *
 * @param n of the last commit, 0 where there is none
 * @param hash of that commit, or the partition's genesis
 */
// Compared nowhere; the record is for its accessors.
@SuppressWarnings("ArrayRecordComponent")
public record Head(int partition, long n, byte[] hash) {}
