package app.taskflow.mongo.tree;

import org.jspecify.annotations.Nullable;

/**
 * Documents by record number: a trie that never changes, of which a changed copy shares all but one path. A record costs
 * a reference beside its bytes.
 */
public final class Records {

    public static final Records EMPTY = new Records(null, 0, 0);

    private static final int BITS = 6;
    private static final int WIDTH = 1 << BITS;

    private final @Nullable Object @Nullable [] root;
    private final int shift;
    private final int size;

    private Records(@Nullable Object @Nullable [] root, int shift, int size) {
        this.root = root;
        this.shift = shift;
        this.size = size;
    }

    public int size() {
        return size;
    }

    public byte @Nullable [] get(long record) {
        if (root == null || record >>> shift >= WIDTH) {
            return null;
        }
        @Nullable Object[] node = root;
        for (int level = shift; level > 0; level -= BITS) {
            node = (@Nullable Object[]) node[(int) (record >>> level) & (WIDTH - 1)];
            if (node == null) {
                return null;
            }
        }
        return (byte[]) node[(int) record & (WIDTH - 1)];
    }

    /** A document that is known to be there. */
    public byte[] require(long record) {
        byte[] document = get(record);
        if (document == null) {
            throw new IllegalStateException("record " + record + " is in an index but not there");
        }
        return document;
    }

    public Records with(long record, byte[] document) {
        @Nullable Object[] top = root == null ? new @Nullable Object[WIDTH] : root;
        int level = shift;
        while (record >>> level >= WIDTH) {
            @Nullable Object[] above = new @Nullable Object[WIDTH];
            if (root != null) {
                above[0] = top;
            }
            top = above;
            level += BITS;
        }
        boolean isNew = get(record) == null;
        return new Records(put(top, level, record, document), level, isNew ? size + 1 : size);
    }

    private static @Nullable Object[] put(@Nullable Object @Nullable [] node, int level, long record, byte[] document) {
        @Nullable Object[] copy = node == null ? new @Nullable Object[WIDTH] : node.clone();
        int slot = (int) (record >>> level) & (WIDTH - 1);
        copy[slot] =
                level == 0 ? document : put((@Nullable Object @Nullable []) copy[slot], level - BITS, record, document);
        return copy;
    }

    public Records without(long record) {
        if (root == null || get(record) == null) {
            return this;
        }
        @Nullable Object @Nullable [] top = remove(root, shift, record);
        return top == null ? EMPTY : new Records(top, shift, size - 1);
    }

    private static @Nullable Object @Nullable [] remove(@Nullable Object[] node, int level, long record) {
        @Nullable Object[] copy = node.clone();
        int slot = (int) (record >>> level) & (WIDTH - 1);
        if (level == 0) {
            copy[slot] = null;
        } else if (copy[slot] instanceof @Nullable Object[] child) {
            copy[slot] = remove(child, level - BITS, record);
        }
        for (Object child : copy) {
            if (child != null) {
                return copy;
            }
        }
        return null;
    }

    /** The lowest record number from the given one on, -1 if there is none. */
    public long ceiling(long record) {
        return root == null ? -1 : seek(root, shift, 0, Math.max(0, record), 1);
    }

    /** The highest record number up to the given one, -1 if there is none. */
    public long floor(long record) {
        return root == null || record < 0 ? -1 : seek(root, shift, 0, Math.min(record, last()), -1);
    }

    /** The highest record number that this depth can hold. */
    private long last() {
        return (1L << (shift + BITS)) - 1;
    }

    private static long seek(@Nullable Object[] node, int level, long base, long record, int direction) {
        long wanted = (record - base) >> level;
        for (long slot = wanted; slot >= 0 && slot < WIDTH; slot += direction) {
            Object child = node[(int) slot];
            if (child == null) {
                continue;
            }
            long childBase = base + (slot << level);
            if (level == 0) {
                return childBase;
            }
            long edge = direction > 0 ? childBase : childBase + (1L << level) - 1;
            long found = seek(
                    (@Nullable Object[]) child, level - BITS, childBase, slot == wanted ? record : edge, direction);
            if (found >= 0) {
                return found;
            }
        }
        return -1;
    }

    /** A trie that is changed in place, for loading; nobody else may see it before it is done. */
    public static final class Loader {

        private @Nullable Object @Nullable [] root;
        private int shift;
        private int size;

        public void put(long record, byte[] document) {
            if (root == null) {
                root = new @Nullable Object[WIDTH];
            }
            while (record >>> shift >= WIDTH) {
                @Nullable Object[] above = new @Nullable Object[WIDTH];
                above[0] = root;
                root = above;
                shift += BITS;
            }
            @Nullable Object[] node = root;
            for (int level = shift; level > 0; level -= BITS) {
                int slot = (int) (record >>> level) & (WIDTH - 1);
                @Nullable Object @Nullable [] child = (@Nullable Object @Nullable []) node[slot];
                if (child == null) {
                    child = new @Nullable Object[WIDTH];
                    node[slot] = child;
                }
                node = child;
            }
            int slot = (int) record & (WIDTH - 1);
            size += node[slot] == null ? 1 : 0;
            node[slot] = document;
        }

        public byte @Nullable [] get(long record) {
            return root == null ? null : new Records(root, shift, size).get(record);
        }

        public void remove(long record) {
            Records rest = records().without(record);
            root = rest.root;
            shift = rest.shift;
            size = rest.size;
        }

        public Records records() {
            return size == 0 ? EMPTY : new Records(root, shift, size);
        }
    }
}
