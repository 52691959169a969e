package app.taskflow.log;

import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Partitioning;
import app.taskflow.events.wire.Position;
import app.taskflow.log.failure.CorruptLogException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * The end of a partition as its writer knows it, and the numbers that the next commits get from there. Another node
 * may have gone on; then MongoDB refuses the numbers, and {@link #follow} brings what was missed.
 */
final class Tail {

    private final OwnerSequences owners;
    private Position head;
    private byte[] hash;

    Tail(int partition, Partitioning partitioning, OwnerSequences owners) {
        this.owners = owners;
        this.head = new Position(partition, 0);
        this.hash = HashChain.genesis(partition, partitioning);
    }

    Position head() {
        return head;
    }

    /** Goes to the end without having seen what lies before it. */
    void jump(Optional<Commit> last) {
        owners.forgetAll();
        last.ifPresent(this::stand);
    }

    /** Goes on by one commit. */
    void follow(Commit commit) {
        if (!commit.position().equals(head.next())) {
            throw new CorruptLogException(head.next(), "followed by " + commit.position());
        }
        stand(commit);
    }

    private void stand(Commit commit) {
        head = commit.position();
        hash = commit.hash();
        owners.remember(commit.owner(), commit.lastSequence());
    }

    /**
     * The commits that these become if they are written next.
     *
     * @param unknownOwner the last sequence of an owner who is not remembered
     */
    List<Commit> number(List<Pending> round, ToLongFunction<Pending> unknownOwner) {
        List<Commit> commits = new ArrayList<>(round.size());
        Map<UserId, Long> last = new HashMap<>();
        Position position = head;
        byte[] prev = hash;
        for (Pending pending : round) {
            UserId owner = pending.draft().owner();
            long first = 1
                    + last.computeIfAbsent(owner, o -> owners.of(o).orElseGet(() -> unknownOwner.applyAsLong(pending)));
            position = position.next();
            Commit commit = seal(pending, position, first, prev);
            commits.add(commit);
            last.put(owner, commit.lastSequence());
            prev = commit.hash();
        }
        return commits;
    }

    private static Commit seal(Pending pending, Position position, long first, byte[] prev) {
        CommitDraft draft = pending.draft();
        Commit open = new Commit(
                position,
                draft.owner(),
                first,
                draft.at(),
                draft.actor(),
                draft.requestId(),
                draft.traceparent(),
                draft.key(),
                Commit.number(first, draft.events()),
                prev,
                new byte[0]);
        return open.withHash(HashChain.hash(open, position, pending.digests()));
    }
}
