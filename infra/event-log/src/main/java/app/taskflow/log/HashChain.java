package app.taskflow.log;

import app.taskflow.events.catalogue.EventType;
import app.taskflow.events.id.EventId;
import app.taskflow.events.wire.Partitioning;
import app.taskflow.events.wire.Position;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a commit's hash is made of. Written down for third parties, byte for byte and with examples, in
 * docs/log-format.md: what this class computes can never change, only be followed by a version 2.
 *
 * <p>The events enter as a digest each, so that what is in one can be withheld, and the rest still be verified.
 */
public final class HashChain {

    /** The length of every hash here, in bytes. */
    public static final int LENGTH = 32;

    private static final String GENESIS = "taskflow.genesis.v1";
    private static final String EVENT = "taskflow.event.v1";
    private static final String COMMIT = "taskflow.commit.v1";
    private static final int FIXED_PART = 160;

    private HashChain() {}

    /** What stands as {@code prev} in the first commit of a partition. */
    public static byte[] genesis(int partition, Partitioning partitioning) {
        return new CanonicalBytes(GENESIS, FIXED_PART)
                .u32(partition)
                .u32(partitioning.partitions())
                .sha256();
    }

    /** What stands for the event in the hash of its commit. */
    public static byte[] digest(RecordedEvent event) {
        return digest(
                event.aggregateId(),
                event.aggregateSequence(),
                event.id(),
                event.type(),
                event.data(),
                event.attributes());
    }

    static byte[] digest(EventDraft event) {
        return digest(
                event.aggregateId(),
                event.aggregateSequence(),
                event.id(),
                event.type(),
                event.data(),
                event.attributes());
    }

    /** The hash that the commit must have, from all of its content and its {@code prev}; its own hash is not read. */
    public static byte[] hash(Commit commit) {
        return hash(commit, commit.position());
    }

    /** The hash that the same content would have at another place of the log. */
    public static byte[] hash(Commit commit, Position position) {
        return hash(
                commit,
                position,
                commit.events().stream().map(HashChain::digest).toArray(byte[][]::new));
    }

    /**
     * The hash of a commit of which only this is known of the events; those in the commit itself are not read.
     *
     * @param digests of the commit's events, in their order
     */
    public static byte[] hash(Commit commit, Position position, byte[][] digests) {
        IdempotencyKey key = commit.key();
        CanonicalBytes bytes = new CanonicalBytes(COMMIT, FIXED_PART + 2 * FIXED_PART + LENGTH * digests.length)
                .raw(commit.prev())
                .u64(position.value())
                .uuid(commit.owner().value())
                .u64(commit.first())
                .u64(commit.at().toEpochMilli())
                .text(commit.actor())
                .text(commit.requestId())
                .optional(commit.traceparent())
                .optional(key == null ? null : key.key())
                .optional(key == null ? null : key.requestDigest())
                .u32(digests.length);
        for (byte[] digest : digests) {
            bytes.raw(digest);
        }
        return bytes.sha256();
    }

    /** The same for the content of an event. */
    public static byte[] digest(
            UUID aggregateId, long sequence, EventId id, EventType type, byte[] data, byte @Nullable [] attributes) {
        return new CanonicalBytes(EVENT, FIXED_PART + data.length + (attributes == null ? 0 : attributes.length))
                .uuid(aggregateId)
                .u64(sequence)
                .uuid(id.value())
                .text(type.name())
                .u32(type.revision())
                .bytes(data)
                .optional(attributes)
                .sha256();
    }
}
