package app.taskflow.mongo.tree;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An inner node: child {@code i} holds the keys from separator {@code i - 1} (inclusive) to separator {@code i}. */
final class Branch implements Node {

    private final Page separators;
    private final Node[] children;

    /** How many keys are in the children up to and including each one: what makes counting a range cheap. */
    private final int[] sums;

    Branch(Page separators, Node[] children) {
        this(separators, children, sums(children));
    }

    private Branch(Page separators, Node[] children, int[] sums) {
        this.separators = separators;
        this.children = children;
        this.sums = sums;
    }

    private static int[] sums(Node[] children) {
        int[] sums = new int[children.length];
        int sum = 0;
        for (int i = 0; i < children.length; i++) {
            sum += children[i].size();
            sums[i] = sum;
        }
        return sums;
    }

    @Override
    public int size() {
        return sums[sums.length - 1];
    }

    @Override
    public boolean isSparse() {
        return children.length < Page.MAX_KEYS / 4;
    }

    int childCount() {
        return children.length;
    }

    Node child(int index) {
        return children[index];
    }

    /** The child that holds a key if any does. */
    int childFor(byte[] key) {
        int position = separators.search(key);
        return position >= 0 ? position + 1 : -position - 1;
    }

    int sizeBefore(int index) {
        return index == 0 ? 0 : sums[index - 1];
    }

    /** With one child in place of another. */
    Branch with(int index, Node child) {
        Node[] changed = children.clone();
        changed[index] = child;
        int[] moved = sums.clone();
        int difference = child.size() - children[index].size();
        for (int i = index; i < moved.length; i++) {
            moved[i] += difference;
        }
        return new Branch(separators, changed, moved);
    }

    /** With two children in place of one. */
    Branch with(int index, Split split) {
        Node[] changed = new Node[children.length + 1];
        System.arraycopy(children, 0, changed, 0, index);
        changed[index] = split.left();
        changed[index + 1] = split.right();
        System.arraycopy(children, index + 1, changed, index + 2, children.length - index - 1);
        return new Branch(separators.insert(index, split.separator(), 0), changed);
    }

    /** Without a child, of which there is at least one other. */
    Branch without(int index) {
        Node[] changed = new Node[children.length - 1];
        System.arraycopy(children, 0, changed, 0, index);
        System.arraycopy(children, index + 1, changed, index, children.length - index - 1);
        return new Branch(separators.remove(Math.max(0, index - 1)), changed);
    }

    /** With a sparse child joined to a neighbour, if the two fit into one. */
    Branch tidied(int index) {
        if (!children[index].isSparse() || children.length == 1) {
            return this;
        }
        int left = index == children.length - 1 ? index - 1 : index;
        Node joined = join(children[left], children[left + 1], separators.get(left));
        return joined == null ? this : without(left + 1).with(left, joined);
    }

    private static @Nullable Node join(Node left, Node right, byte[] separator) {
        if (left instanceof Page one && right instanceof Page other) {
            return one.fitsWith(other)
                    ? Page.of(concat(one.keys(), other.keys()), 0, one.size() + other.size(), KeyTree.RECORD_BYTES)
                    : null;
        }
        Branch one = (Branch) left;
        Branch other = (Branch) right;
        if (one.children.length + other.children.length > Page.MAX_KEYS * 3 / 4
                || !one.separators.fitsWith(other.separators)) {
            return null;
        }
        byte[][] keys = concat(concat(one.separators.keys(), new byte[][] {separator}), other.separators.keys());
        return new Branch(Page.of(keys, 0, keys.length, 0), concat(one.children, other.children));
    }

    private static <T> T[] concat(T[] one, T[] other) {
        T[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    boolean isFull() {
        return separators.isFull();
    }

    /** In two, at the end if that is where it grows. */
    Split split(boolean growsAtEnd) {
        int middle = growsAtEnd ? children.length - 2 : separators.middle() + 1;
        return new Split(
                new Branch(separators.slice(0, middle - 1, 0), Arrays.copyOfRange(children, 0, middle)),
                separators.get(middle - 1),
                new Branch(
                        separators.slice(middle, children.length - 1, 0),
                        Arrays.copyOfRange(children, middle, children.length)));
    }
}
