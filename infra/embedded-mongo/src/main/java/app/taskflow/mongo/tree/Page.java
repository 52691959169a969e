package app.taskflow.mongo.tree;

import java.util.Arrays;

/**
 * Up to 64 sorted byte strings in one array, what they begin with in common stored once. Both the leaves of a tree and
 * the separators of its branches are pages. A page costs about four bytes a key beside the keys' own.
 */
final class Page implements Node {

    static final int MAX_KEYS = 64;
    static final int MAX_BYTES = 8 * 1024;

    /** Keeps the offsets within two bytes even when a long common beginning has to be written out. */
    private static final int MAX_PREFIX = 127;

    private static final Page EMPTY = new Page(0, new byte[0], new char[0]);

    private final int prefix;
    private final byte[] bytes;
    private final char[] ends;

    private Page(int prefix, byte[] bytes, char[] ends) {
        this.prefix = prefix;
        this.bytes = bytes;
        this.ends = ends;
    }

    static Page of(byte[][] keys, int from, int to, int tail) {
        if (from == to) {
            return EMPTY;
        }
        int prefix = Math.min(MAX_PREFIX, common(keys[from], keys[to - 1]));
        int total = 0;
        for (int i = from; i < to; i++) {
            prefix = Math.min(prefix, keys[i].length - tail);
            total += keys[i].length;
        }
        byte[] bytes = new byte[fitting(prefix + total - (to - from) * prefix)];
        char[] ends = new char[to - from];
        System.arraycopy(keys[from], 0, bytes, 0, prefix);
        int end = prefix;
        for (int i = from; i < to; i++) {
            int length = keys[i].length - prefix;
            System.arraycopy(keys[i], prefix, bytes, end, length);
            end += length;
            ends[i - from] = (char) end;
        }
        return new Page(prefix, bytes, ends);
    }

    /** Offsets have two bytes; splitting by size keeps pages of the longest keys well within that. */
    private static int fitting(int length) {
        if (length > Character.MAX_VALUE) {
            throw new IllegalStateException("a page of " + length + " bytes");
        }
        return length;
    }

    static int common(byte[] one, byte[] other) {
        int mismatch = Arrays.mismatch(one, other);
        return mismatch < 0 ? one.length : mismatch;
    }

    @Override
    public int size() {
        return ends.length;
    }

    @Override
    public boolean isSparse() {
        return ends.length < MAX_KEYS / 4;
    }

    boolean isFull() {
        return ends.length > MAX_KEYS || (bytes.length > MAX_BYTES && ends.length > 1);
    }

    /** The key before which the page is cut into two that take about the same room; at least one is before it. */
    int middle() {
        int half = (bytes.length + prefix) / 2;
        int index = 1;
        while (index < ends.length - 1 && ends[index - 1] < half) {
            index++;
        }
        boolean closer = index > 1 && half - ends[index - 2] < ends[index - 1] - half;
        return closer ? index - 1 : index;
    }

    boolean fitsWith(Page other) {
        return ends.length + other.ends.length <= MAX_KEYS * 3 / 4
                && bytes.length + other.bytes.length <= MAX_BYTES / 2;
    }

    private int start(int index) {
        return index == 0 ? prefix : ends[index - 1];
    }

    byte[] get(int index) {
        int start = start(index);
        int length = ends[index] - start;
        byte[] key = Arrays.copyOf(bytes, prefix + length);
        System.arraycopy(bytes, start, key, prefix, length);
        return key;
    }

    /** The record number at the end of a key; the common beginning never reaches into it. */
    long recordAt(int index) {
        int end = ends[index];
        long record = 0;
        for (int i = end - KeyTree.RECORD_BYTES; i < end; i++) {
            record = record << 8 | (bytes[i] & 0xFF);
        }
        return record;
    }

    /** Where a key is, or as {@code -(position) - 1} where it would be. */
    int search(byte[] key) {
        int c = Arrays.compareUnsigned(key, 0, Math.min(key.length, prefix), bytes, 0, prefix);
        if (c != 0) {
            return c < 0 ? -1 : -ends.length - 1;
        }
        int low = 0;
        int high = ends.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Arrays.compareUnsigned(bytes, start(middle), ends[middle], key, prefix, key.length);
            if (order < 0) {
                low = middle + 1;
            } else if (order > 0) {
                high = middle - 1;
            } else {
                return middle;
            }
        }
        return -low - 1;
    }

    /** Where the first key is that is not below the given one. */
    int ceiling(byte[] key) {
        int position = search(key);
        return position >= 0 ? position : -position - 1;
    }

    boolean contains(byte[] key) {
        return search(key) >= 0;
    }

    Page insert(int index, byte[] key, int tail) {
        boolean shares = key.length - tail >= prefix && Arrays.mismatch(bytes, 0, prefix, key, 0, prefix) < 0;
        if (!shares || ends.length == 0) {
            byte[][] keys = new byte[ends.length + 1][];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = i < index ? get(i) : i == index ? key : get(i - 1);
            }
            return of(keys, 0, keys.length, tail);
        }
        int length = key.length - prefix;
        int start = start(index);
        byte[] grown = Arrays.copyOf(bytes, fitting(bytes.length + length));
        System.arraycopy(key, prefix, grown, start, length);
        System.arraycopy(bytes, start, grown, start + length, bytes.length - start);
        char[] moved = new char[ends.length + 1];
        System.arraycopy(ends, 0, moved, 0, index);
        moved[index] = (char) (start + length);
        for (int i = index; i < ends.length; i++) {
            moved[i + 1] = (char) (ends[i] + length);
        }
        return new Page(prefix, grown, moved);
    }

    Page remove(int index) {
        int start = start(index);
        int length = ends[index] - start;
        byte[] shrunk = Arrays.copyOf(bytes, bytes.length - length);
        System.arraycopy(bytes, ends[index], shrunk, start, bytes.length - ends[index]);
        char[] moved = new char[ends.length - 1];
        System.arraycopy(ends, 0, moved, 0, index);
        for (int i = index + 1; i < ends.length; i++) {
            moved[i - 1] = (char) (ends[i] - length);
        }
        return new Page(prefix, shrunk, moved);
    }

    byte[][] keys() {
        byte[][] keys = new byte[ends.length][];
        Arrays.setAll(keys, this::get);
        return keys;
    }

    Page slice(int from, int to, int tail) {
        byte[][] keys = new byte[to - from][];
        Arrays.setAll(keys, i -> get(from + i));
        return of(keys, 0, keys.length, tail);
    }

    /** Compares keys of two pages from given positions on. */
    static int compare(Page one, int index, int skip, Page other, int otherIndex, int otherSkip) {
        if (skip >= one.prefix && otherSkip >= other.prefix) {
            int from = one.start(index) + skip - one.prefix;
            int otherFrom = other.start(otherIndex) + otherSkip - other.prefix;
            return Arrays.compareUnsigned(
                    one.bytes, from, one.ends[index], other.bytes, otherFrom, other.ends[otherIndex]);
        }
        byte[] key = one.get(index);
        byte[] otherKey = other.get(otherIndex);
        return Arrays.compareUnsigned(key, skip, key.length, otherKey, otherSkip, otherKey.length);
    }
}
