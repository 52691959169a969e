package app.taskflow.events.wire;

import app.taskflow.events.id.UserId;

/**
 * Which partition an owner's events go to. The same on the log and on Kafka, and fixed when a log is created: the
 * count can never change afterwards.
 *
 * @param partitions 1 to {@value #MAX_PARTITIONS}
 */
public record Partitioning(int partitions) {

    public static final int MAX_PARTITIONS = 1024;
    public static final Partitioning DEFAULT = new Partitioning(16);

    public Partitioning {
        if (partitions < 1 || partitions > MAX_PARTITIONS) {
            throw new IllegalArgumentException("1 to %d partitions, not %d".formatted(MAX_PARTITIONS, partitions));
        }
    }

    /** Spread by a mix of all 128 bits, as the low bits of a time-ordered id alone are not random enough. */
    public int of(UserId owner) {
        long bits = owner.value().getMostSignificantBits() ^ owner.value().getLeastSignificantBits();
        bits = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
        bits = (bits ^ (bits >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return (int) Math.floorMod(bits ^ (bits >>> 33), (long) partitions);
    }
}
