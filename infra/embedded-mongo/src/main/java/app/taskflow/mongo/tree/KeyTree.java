package app.taskflow.mongo.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An ordered set of keys that never changes: adding or removing one makes a new tree that shares all but a few nodes with
 * the old. Who holds a tree can read it for as long as it likes, without locks, while others go on.
 *
 * <p>A key is any bytes followed by a record number in {@link #RECORD_BYTES}, and no key may be the beginning of
 * another. Every branch knows how many keys are below it, so that the size of a range costs no more than finding its
 * ends.
 */
@SuppressWarnings("ReferenceEquality") // The same node means that nothing was changed.
public final class KeyTree {

    public static final int RECORD_BYTES = 6;

    /** The longest key that is indexed, without the record number. */
    public static final int MAX_KEY_BYTES = 16 * 1024;

    public static final KeyTree EMPTY = new KeyTree(Page.of(new byte[0][], 0, 0, RECORD_BYTES));

    private final Node root;

    private KeyTree(Node root) {
        this.root = root;
    }

    Node root() {
        return root;
    }

    public int size() {
        return root.size();
    }

    /** A tree of keys that are sorted and distinct. */
    public static KeyTree of(byte[][] sorted) {
        int perPage = Page.MAX_KEYS * 7 / 8;
        List<Node> nodes = new ArrayList<>();
        List<byte[]> firsts = new ArrayList<>();
        int from = 0;
        while (from < sorted.length) {
            int to = from;
            int bytes = 0;
            while (to < sorted.length && to - from < perPage && (to == from || bytes < Page.MAX_BYTES / 2)) {
                bytes += sorted[to++].length;
            }
            firsts.add(from == 0 ? sorted[0] : separator(sorted[from - 1], sorted[from]));
            nodes.add(Page.of(sorted, from, to, RECORD_BYTES));
            from = to;
        }
        if (nodes.isEmpty()) {
            return EMPTY;
        }
        while (nodes.size() > 1) {
            List<Node> above = new ArrayList<>();
            List<byte[]> aboveFirsts = new ArrayList<>();
            for (int i = 0; i < nodes.size(); ) {
                int to = i + 1;
                int bytes = 0;
                while (to < nodes.size() && to - i < perPage && (to == i + 1 || bytes < Page.MAX_BYTES / 2)) {
                    bytes += firsts.get(to++).length;
                }
                // A branch has at least two children.
                to = nodes.size() - to == 1 ? nodes.size() : to;
                byte[][] separators = firsts.subList(i + 1, to).toArray(byte[][]::new);
                above.add(new Branch(
                        Page.of(separators, 0, separators.length, 0),
                        nodes.subList(i, to).toArray(Node[]::new)));
                aboveFirsts.add(firsts.get(i));
                i = to;
            }
            nodes = above;
            firsts = aboveFirsts;
        }
        return new KeyTree(nodes.getFirst());
    }

    public KeyTree with(byte[] key) {
        Object result = insert(root, key);
        if (result == root) {
            return this;
        }
        if (result instanceof Split split) {
            return new KeyTree(new Branch(
                    Page.of(new byte[][] {split.separator()}, 0, 1, 0), new Node[] {split.left(), split.right()}));
        }
        return new KeyTree((Node) result);
    }

    /** The node with the key in it, or the two it became, or the same node if it had the key. */
    private static Object insert(Node node, byte[] key) {
        if (node instanceof Page page) {
            int position = page.search(key);
            if (position >= 0) {
                return page;
            }
            Page grown = page.insert(-position - 1, key, RECORD_BYTES);
            return grown.isFull() ? split(grown, -position - 1 == page.size()) : grown;
        }
        Branch branch = (Branch) node;
        int index = branch.childFor(key);
        Node child = branch.child(index);
        Object result = insert(child, key);
        if (result == child) {
            return branch;
        }
        if (result instanceof Split split) {
            Branch grown = branch.with(index, split);
            return grown.isFull() ? grown.split(index == branch.childCount() - 1) : grown;
        }
        return branch.with(index, (Node) result);
    }

    /** In the middle, or before the last key where keys are added at the end, so that pages of such trees are full. */
    private static Split split(Page page, boolean growsAtEnd) {
        int middle = growsAtEnd ? page.size() - 1 : page.middle();
        return new Split(
                page.slice(0, middle, RECORD_BYTES),
                separator(page.get(middle - 1), page.get(middle)),
                page.slice(middle, page.size(), RECORD_BYTES));
    }

    /** The shortest bytes that are above one key and not above the next. */
    private static byte[] separator(byte[] below, byte[] key) {
        return Arrays.copyOf(key, Page.common(below, key) + 1);
    }

    public KeyTree without(byte[] key) {
        Node result = remove(root, key);
        if (result == root) {
            return this;
        }
        Node top = result;
        while (top instanceof Branch branch && branch.childCount() == 1) {
            top = branch.child(0);
        }
        return top == null ? EMPTY : new KeyTree(top);
    }

    /** The node without the key, null if that leaves nothing. */
    private static @Nullable Node remove(Node node, byte[] key) {
        if (node instanceof Page page) {
            int position = page.search(key);
            if (position < 0) {
                return page;
            }
            return page.size() == 1 ? null : page.remove(position);
        }
        Branch branch = (Branch) node;
        int index = branch.childFor(key);
        Node child = branch.child(index);
        Node result = remove(child, key);
        if (result == child) {
            return branch;
        }
        if (result == null) {
            return branch.childCount() == 1 ? null : branch.without(index);
        }
        return branch.with(index, result).tidied(index);
    }

    public boolean contains(byte[] key) {
        Node node = root;
        while (node instanceof Branch branch) {
            node = branch.child(branch.childFor(key));
        }
        return ((Page) node).contains(key);
    }

    /** How many keys are below the given bytes. */
    public int rank(byte[] key) {
        int rank = 0;
        Node node = root;
        while (node instanceof Branch branch) {
            int index = branch.childFor(key);
            rank += branch.sizeBefore(index);
            node = branch.child(index);
        }
        return rank + ((Page) node).ceiling(key);
    }

    /** A key with its record number. */
    public static byte[] entry(byte[] key, long record) {
        byte[] entry = Arrays.copyOf(key, key.length + RECORD_BYTES);
        long rest = record;
        for (int i = entry.length - 1; i >= key.length; i--) {
            entry[i] = (byte) rest;
            rest >>>= 8;
        }
        return entry;
    }

    /** The record number of a key that has one. */
    public static long record(byte[] entry) {
        long record = 0;
        for (int i = entry.length - RECORD_BYTES; i < entry.length; i++) {
            record = record << 8 | (entry[i] & 0xFF);
        }
        return record;
    }

    /** Above everything that begins with the given bytes. */
    public static byte[] above(byte[] key) {
        byte[] above = Arrays.copyOf(key, key.length + 1);
        above[key.length] = (byte) 0xFF;
        return above;
    }
}
