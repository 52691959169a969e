package app.taskflow.events.wire;

/**
 * The place of a commit in the log: a partition and a number within it, which counts 1, 2, 3... without gaps.
 * As a 64-bit value the partition stands above bit 48; for up to 32 partitions that is exact in a JavaScript number.
 *
 * @param partition from 0
 * @param n from 1 for a commit; 0 is the place before the first
 */
public record Position(int partition, long n) implements Comparable<Position> {

    private static final int SHIFT = 48;
    private static final long MASK = (1L << SHIFT) - 1;

    public Position {
        if (partition < 0 || partition > Partitioning.MAX_PARTITIONS || n < 0 || n > MASK) {
            throw new IllegalArgumentException("no position: partition %d, n %d".formatted(partition, n));
        }
    }

    public static Position of(long value) {
        return new Position((int) (value >>> SHIFT), value & MASK);
    }

    public long value() {
        return (long) partition << SHIFT | n;
    }

    public Position next() {
        return new Position(partition, n + 1);
    }

    @Override
    public int compareTo(Position other) {
        return Long.compare(value(), other.value());
    }

    @Override
    public String toString() {
        return partition + ":" + n;
    }
}
