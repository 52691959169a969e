package app.taskflow.mongo.tree;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the keys of a range in order, forward or backward. It can be suspended, which lets go of the tree, and
 * resumed on a later tree behind the key where it stood.
 */
public final class KeyScan {

    private static final int USUAL_DEPTH = 8;

    private final boolean backward;
    private byte[] low;
    private byte[] high;

    private @Nullable Branch[] branches = new Branch[USUAL_DEPTH];
    private int[] positions = new int[USUAL_DEPTH];
    private int depth;
    private @Nullable Page page;
    private int index;
    private int limit;
    private @Nullable KeyTree unread;

    /** From {@code low} (inclusive) to {@code high} (exclusive); {@link #next} comes before the first key. */
    public KeyScan(KeyTree tree, byte[] low, byte[] high, boolean backward) {
        this.low = low;
        this.high = high;
        this.backward = backward;
        this.unread = tree;
    }

    /** Goes to the next key of the range, if there is one. */
    public boolean next() {
        if (unread != null) {
            KeyTree tree = unread;
            unread = null;
            descend(tree.root(), backward ? high : low);
        } else if (page == null) {
            return false;
        } else {
            index += backward ? -1 : 1;
        }
        while (backward ? index < limit : index >= limit) {
            Page exhausted = page;
            if (exhausted == null || (backward ? limit > 0 : limit < exhausted.size()) || !turn()) {
                page = null;
                return false;
            }
        }
        return true;
    }

    private void descend(Node root, byte[] key) {
        Node node = root;
        depth = 0;
        while (node instanceof Branch branch) {
            node = descend(branch, branch.childFor(key));
        }
        enter((Page) node);
        index = backward ? ((Page) node).ceiling(key) - 1 : ((Page) node).ceiling(key);
    }

    private Node descend(Branch branch, int position) {
        if (depth == positions.length) {
            branches = Arrays.copyOf(branches, 2 * depth);
            positions = Arrays.copyOf(positions, 2 * depth);
        }
        branches[depth] = branch;
        positions[depth++] = position;
        return branch.child(position);
    }

    /** To the neighbouring page. */
    private boolean turn() {
        while (depth > 0) {
            Branch branch = branches[depth - 1];
            int position = positions[depth - 1] + (backward ? -1 : 1);
            if (branch != null && position >= 0 && position < branch.childCount()) {
                positions[depth - 1] = position;
                Node node = branch.child(position);
                while (node instanceof Branch below) {
                    node = descend(below, backward ? below.childCount() - 1 : 0);
                }
                enter((Page) node);
                index = backward ? ((Page) node).size() - 1 : 0;
                return true;
            }
            depth--;
        }
        return false;
    }

    private void enter(Page entered) {
        page = entered;
        limit = backward ? entered.ceiling(low) : entered.ceiling(high);
    }

    private Page current() {
        if (page == null) {
            throw new IllegalStateException("the scan is at its end");
        }
        return page;
    }

    public long record() {
        return current().recordAt(index);
    }

    public byte[] key() {
        return current().get(index);
    }

    /** Compares where two scans stand, leaving out so many bytes at the beginning of each key. */
    public static int compare(KeyScan one, int skip, KeyScan other, int otherSkip) {
        return Page.compare(one.current(), one.index, skip, other.current(), other.index, otherSkip);
    }

    /** Lets go of the tree, to go on behind the key on which it stands. */
    public void suspend() {
        suspend(true);
    }

    /** Lets go of the tree, to go on with the key on which it stands. */
    public void suspendBefore() {
        suspend(false);
    }

    private void suspend(boolean behind) {
        if (unread == null && page == null) {
            low = high;
        } else if (unread == null) {
            byte[] key = key();
            // No key is the beginning of another, so that nothing is between a key and the same with a zero behind it.
            byte[] after = Arrays.copyOf(key, key.length + 1);
            if (backward) {
                high = behind ? key : after;
            } else {
                low = behind ? after : key;
            }
        }
        unread = KeyTree.EMPTY;
        page = null;
        Arrays.fill(branches, null);
    }

    /** Goes on in another tree. */
    public void resume(KeyTree tree) {
        unread = tree;
    }
}
