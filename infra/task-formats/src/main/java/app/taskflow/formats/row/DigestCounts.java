package app.taskflow.formats.row;

/** How often each of a million digests was met, in 20 bytes a slot: a map of objects would take five times that. */
final class DigestCounts {

    private long[] high = new long[1 << 10];
    private long[] low = new long[1 << 10];
    private int[] counts = new int[1 << 10];
    private int size;

    /** Counts the digest, and says how often it was met, this time included. */
    int add(long highBits, long lowBits) {
        if (size * 4L > counts.length * 3L) {
            grow();
        }
        int slot = slot(highBits, lowBits);
        if (counts[slot] == 0) {
            high[slot] = highBits;
            low[slot] = lowBits;
            size++;
        }
        return ++counts[slot];
    }

    /** Digests are evenly spread already: their low bits are as good a hash as any. */
    private int slot(long highBits, long lowBits) {
        int mask = counts.length - 1;
        int slot = (int) lowBits & mask;
        while (counts[slot] != 0 && (high[slot] != highBits || low[slot] != lowBits)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldHigh = high;
        long[] oldLow = low;
        int[] oldCounts = counts;
        high = new long[oldCounts.length * 2];
        low = new long[oldCounts.length * 2];
        counts = new int[oldCounts.length * 2];
        for (int i = 0; i < oldCounts.length; i++) {
            if (oldCounts[i] != 0) {
                int slot = slot(oldHigh[i], oldLow[i]);
                high[slot] = oldHigh[i];
                low[slot] = oldLow[i];
                counts[slot] = oldCounts[i];
            }
        }
    }
}
