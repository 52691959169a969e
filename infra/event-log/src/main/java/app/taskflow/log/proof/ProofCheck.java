package app.taskflow.log.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.taskflow.events.catalogue.EventType;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.MalformedIdException;
import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Position;
import app.taskflow.log.Commit;
import app.taskflow.log.HashChain;
import app.taskflow.log.IdempotencyKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows a proof from the event up to the signature. Needs the public keys, and nothing else: no log, no service. */
public final class ProofCheck {

    private static final HexFormat HEX = HexFormat.of();

    private final CheckpointCheck checkpoints;

    public ProofCheck(CheckpointCheck checkpoints) {
        this.checkpoints = checkpoints;
    }

    /** @return where the proof breaks, null if it holds */
    public @Nullable String faultOf(EventProof proof) {
        if (!proof.format().equals(EventProof.FORMAT)) {
            return "its format is " + proof.format() + ", and not " + EventProof.FORMAT;
        }
        if (isFinerThanMillis(proof.commit().at())
                || isFinerThanMillis(proof.checkpoint().at())) {
            return "a time in it is finer than the milliseconds that are hashed";
        }
        try {
            String fault = faultInCommit(proof);
            if (fault == null) {
                fault = faultInTree(proof);
            }
            return fault == null ? checkpoints.faultOf(proof.checkpoint()) : fault;
        } catch (IllegalArgumentException | ArithmeticException | MalformedIdException _) {
            return "a value in it is malformed";
        }
    }

    private static boolean isFinerThanMillis(Instant time) {
        return !time.truncatedTo(ChronoUnit.MILLIS).equals(time);
    }

    private static @Nullable String faultInCommit(EventProof proof) {
        EventProof.Commit commit = proof.commit();
        if (commit.index() < 0 || commit.index() >= commit.digests().size()) {
            return "the commit has no event at that index";
        }
        String digest = HEX.formatHex(digestOf(proof.event()));
        return digest.equals(commit.digests().get(commit.index()))
                ? null
                : "the content of the event does not give the digest in the commit";
    }

    private static @Nullable String faultInTree(EventProof proof) {
        EventProof.Inclusion inclusion = proof.inclusion();
        Position position = Position.of(proof.commit().position());
        if (position.partition() != inclusion.partition() || position.n() != inclusion.n()) {
            return "the commit is at another place than the path";
        }
        Optional<TreeHead> head = proof.checkpoint().heads().stream()
                .filter(candidate -> candidate.partition() == inclusion.partition())
                .findFirst();
        if (head.isEmpty()) {
            return "the checkpoint does not have the partition";
        }
        List<byte[]> path = inclusion.path().stream().map(HEX::parseHex).toList();
        byte[] root = MerkleTree.rootBy(
                hashOf(proof.commit()), inclusion.n() - 1, head.get().n(), path);
        return root != null && HEX.formatHex(root).equals(head.get().root())
                ? null
                : "the path does not lead from the commit to the root in the checkpoint";
    }

    private static byte[] digestOf(EventProof.Event event) {
        String attributes = event.attributes();
        return HashChain.digest(
                event.aggregateId(),
                event.aggregateSequence(),
                new EventId(event.eventId()),
                new EventType(event.type(), event.revision()),
                event.data().getBytes(UTF_8),
                attributes == null ? null : attributes.getBytes(UTF_8));
    }

    private static byte[] hashOf(EventProof.Commit commit) {
        String key = commit.key();
        Position position = Position.of(commit.position());
        Commit bare = new Commit(
                position,
                new UserId(commit.ownerId()),
                commit.first(),
                commit.at(),
                commit.actor(),
                commit.requestId(),
                commit.traceparent(),
                key == null ? null : new IdempotencyKey(key, commit.keyDigest() == null ? "" : commit.keyDigest()),
                List.of(),
                HEX.parseHex(commit.prev()),
                new byte[HashChain.LENGTH]);
        byte[][] digests = commit.digests().stream().map(HEX::parseHex).toArray(byte[][]::new);
        for (byte[] digest : digests) {
            if (digest.length != HashChain.LENGTH) {
                throw new IllegalArgumentException("a digest of another length would shift what follows");
            }
        }
        return HashChain.hash(bare, position, digests);
    }
}
