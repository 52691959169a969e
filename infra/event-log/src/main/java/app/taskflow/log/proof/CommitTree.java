package app.taskflow.log.proof;

import app.taskflow.events.wire.Position;
import app.taskflow.log.failure.CorruptLogException;
import java.util.ArrayList;
import java.util.List;

/**
 * The Merkle tree over the hashes of one partition's commits, in their order. It remembers one hash for each 256
 * commits, and reads the others from the log when it needs them; nothing of it is stored. Grows with the log, and is
 * safe for use by many threads.
 */
final class CommitTree {

    private static final int CHUNK_LEVEL = 8;
    private static final int CHUNK = 1 << CHUNK_LEVEL;

    private final CommitHashes hashes;
    private final int partition;
    private final List<byte[]> chunks = new ArrayList<>();

    CommitTree(CommitHashes hashes, int partition) {
        this.hashes = hashes;
        this.partition = partition;
    }

    /**
     * The root over the first {@code size} commits.
     *
     * @throws CorruptLogException if the log does not have that many
     */
    synchronized byte[] root(long size) {
        learn(size);
        Chunk tail = read(size / CHUNK, size);
        return MerkleTree.root(size, (first, level) -> subtree(first, level, List.of(tail)));
    }

    /** The siblings of the commit with number {@code n} in the tree over the first {@code size} commits. */
    synchronized List<byte[]> path(long n, long size) {
        learn(size);
        long index = n - 1;
        List<Chunk> read = List.of(read(size / CHUNK, size), read(index / CHUNK, size));
        return MerkleTree.path(index, size, (first, level) -> subtree(first, level, read));
    }

    /** @param leaves hashes of the leaves from a multiple of {@value #CHUNK} on */
    private record Chunk(long number, List<byte[]> leaves) {}

    private byte[] subtree(long first, int level, List<Chunk> read) {
        if (level >= CHUNK_LEVEL) {
            return MerkleTree.complete(chunks, (int) (first / CHUNK), level - CHUNK_LEVEL);
        }
        Chunk chunk = read.stream()
                .filter(candidate -> candidate.number() == first / CHUNK)
                .findFirst()
                .orElseThrow();
        return MerkleTree.complete(chunk.leaves(), (int) (first % CHUNK), level);
    }

    private void learn(long size) {
        while (chunks.size() < size / CHUNK) {
            chunks.add(MerkleTree.complete(read(chunks.size(), size).leaves(), 0, CHUNK_LEVEL));
        }
    }

    private Chunk read(long number, long size) {
        long from = number * CHUNK;
        int length = (int) Math.min(CHUNK, size - from);
        List<byte[]> read = length == 0 ? List.of() : hashes.read(partition, from, length);
        if (read.size() != length) {
            throw new CorruptLogException(new Position(partition, from + read.size() + 1), "missing");
        }
        return new Chunk(number, read.stream().map(MerkleTree::leaf).toList());
    }
}
