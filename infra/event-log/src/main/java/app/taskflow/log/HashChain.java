package app.taskflow.log;

import app.taskflow.events.wire.Partitioning;

/** The bytes that a commit's hash is made of, and the hash. Written down for third parties in docs/log-format.md. */
@SuppressWarnings("DoNotCallSuggester") // bodies follow
public final class HashChain {

    public static final int LENGTH = 32;

    private HashChain() {}

    /** What stands as {@code prev} in the first commit of a partition. */
    public static byte[] genesis(int partition, Partitioning partitioning) {
        throw new UnsupportedOperationException();
    }

    /** The hash that the commit must have, made of all its content and {@code prev}; its own hash is not read. */
    public static byte[] hash(Commit commit) {
        throw new UnsupportedOperationException();
    }
}
