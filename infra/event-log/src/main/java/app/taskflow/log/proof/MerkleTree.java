package app.taskflow.log.proof;

import app.taskflow.log.HashChain;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Merkle tree of RFC 9162, section 2.1, over SHA-256: its root stands for a list of hashes, and a short path proves
 * that one of them is at its place in the list. Lists that only grow share their complete subtrees.
 */
public final class MerkleTree {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    /** The roots of the complete subtrees of a list. */
    @FunctionalInterface
    interface Subtrees {

        /** @return the root over the {@code 2^level} leaves from {@code first} on, which is a multiple of that */
        byte[] root(long first, int level);
    }

    private MerkleTree() {}

    static byte[] leaf(byte[] data) {
        MessageDigest digest = sha256();
        digest.update(LEAF);
        return digest.digest(data);
    }

    static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    /** The root over all of these leaves, which are data and not hashes yet. */
    public static byte[] root(List<byte[]> leaves) {
        List<byte[]> hashes = leaves.stream().map(MerkleTree::leaf).toList();
        return root(hashes.size(), (first, level) -> complete(hashes, (int) first, level));
    }

    /** The root over the first {@code size} leaves. */
    static byte[] root(long size, Subtrees subtrees) {
        return size == 0 ? sha256().digest() : root(0, size, subtrees);
    }

    /** The siblings on the way from a leaf to the root over the first {@code size} leaves, from the bottom. */
    static List<byte[]> path(long index, long size, Subtrees subtrees) {
        List<byte[]> path = new ArrayList<>();
        long first = 0;
        long rest = size;
        while (rest > 1) {
            long split = Long.highestOneBit(rest - 1);
            if (index - first < split) {
                path.add(root(first + split, rest - split, subtrees));
                rest = split;
            } else {
                path.add(root(first, split, subtrees));
                first += split;
                rest -= split;
            }
        }
        return path.reversed();
    }

    /**
     * The root that follows if the leaf is at the index of a list of that size.
     *
     * @param leaf its data
     * @return null if no such path exists
     */
    static byte @Nullable [] rootBy(byte[] leaf, long index, long size, List<byte[]> path) {
        if (index < 0 || index >= size) {
            return null;
        }
        long node = index;
        long last = size - 1;
        byte[] hash = leaf(leaf);
        for (byte[] sibling : path) {
            if (last == 0 || sibling.length != HashChain.LENGTH) {
                return null;
            }
            if ((node & 1) == 1 || node == last) {
                hash = node(sibling, hash);
                while ((node & 1) == 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 ? hash : null;
    }

    /** The root over the {@code 2^level} hashes from {@code first} on. */
    static byte[] complete(List<byte[]> hashes, int first, int level) {
        List<byte[]> row = hashes.subList(first, first + (1 << level));
        for (int i = 0; i < level; i++) {
            List<byte[]> above = new ArrayList<>(row.size() / 2);
            for (int at = 0; at < row.size(); at += 2) {
                above.add(node(row.get(at), row.get(at + 1)));
            }
            row = above;
        }
        return row.getFirst();
    }

    private static byte[] root(long first, long size, Subtrees subtrees) {
        long split = Long.highestOneBit(size);
        byte[] left = subtrees.root(first, Long.numberOfTrailingZeros(split));
        return split == size ? left : node(left, root(first + split, size - split, subtrees));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
