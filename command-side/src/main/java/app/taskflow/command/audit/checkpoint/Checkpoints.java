package app.taskflow.command.audit.checkpoint;

import app.taskflow.command.keys.StatementSigner;
import app.taskflow.log.proof.Checkpoint;
import app.taskflow.log.proof.CheckpointCheck;
import app.taskflow.log.proof.Prover;
import app.taskflow.log.proof.TreeHead;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes checkpoints, each only after the log was found to hold all that the one before says. Any node may make the
 * next one; the store lets one of them. Safe for use by many threads.
 */
public final class Checkpoints {

    private final CheckpointStore store;
    private final @Nullable CheckpointFile file;
    private final Prover prover;
    private final StatementSigner signer;
    private final CheckpointCheck check;
    private final Clock clock;

    Checkpoints(
            CheckpointStore store, @Nullable CheckpointFile file, Prover prover, StatementSigner signer, Clock clock) {
        this.store = store;
        this.file = file;
        this.prover = prover;
        this.signer = signer;
        this.check = new CheckpointCheck(signer::publicKey);
        this.clock = clock;
    }

    /**
     * The checkpoint of the log as it is now: a new one, or the last one if nothing was written since.
     *
     * @throws BrokenHistoryException if the log is not what the last checkpoint says; nothing is signed then
     * @throws app.taskflow.log.failure.LogException if the log cannot be read
     */
    public Checkpoint make() {
        while (true) {
            Optional<Checkpoint> last = trusted();
            List<TreeHead> heads = prover.heads();
            if (last.isPresent() && last.get().heads().equals(heads)) {
                return last.get();
            }
            last.ifPresent(before -> requireContinued(before, heads));
            long id = last.map(Checkpoint::id).orElse(0L) + 1;
            Checkpoint made = sign(id, heads);
            if (store.add(made)) {
                return made;
            }
            if (trusted().filter(stored -> stored.id() >= id).isEmpty()) {
                throw new BrokenHistoryException("the stored checkpoint %d cannot be trusted".formatted(id));
            }
        }
    }

    private Checkpoint sign(long id, List<TreeHead> heads) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String root = Checkpoint.rootOf(heads);
        StatementSigner.Signed signed = signer.sign(Checkpoint.statement(id, at, root));
        return new Checkpoint(id, at, heads, root, signed.keyId(), signed.signature());
    }

    private void requireContinued(Checkpoint before, List<TreeHead> heads) {
        for (TreeHead head : before.heads()) {
            boolean continued = heads.get(head.partition()).n() >= head.n()
                    && prover.rootOf(head.partition(), head.n()).equals(head.root());
            if (!continued) {
                throw new BrokenHistoryException(
                        "partition %d is not what checkpoint %d says".formatted(head.partition(), before.id()));
            }
        }
    }

    /** The youngest one that our keys have signed, of those in MongoDB and in this node's file. */
    public Optional<Checkpoint> trusted() {
        return Stream.concat(store.last().stream(), file == null ? Stream.empty() : file.last().stream())
                .filter(checkpoint -> check.faultOf(checkpoint) == null)
                .max(Comparator.comparingLong(Checkpoint::id));
    }

    /** Those older than {@code before}, newest first. */
    public List<Checkpoint> newest(long before, int limit) {
        return store.newest(before, limit);
    }
}
