package app.taskflow.log.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.taskflow.log.Commit;
import app.taskflow.log.EventLog;
import app.taskflow.log.HashChain;
import app.taskflow.log.RecordedEvent;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes heads and proofs out of the log. Safe for use by many threads. */
public final class Prover {

    private static final HexFormat HEX = HexFormat.of();

    private final EventLog log;
    private final List<CommitTree> trees;

    /** @param database the one the log is in */
    public Prover(EventLog log, MongoDatabase database) {
        this.log = log;
        CommitHashes hashes = new CommitHashes(database);
        this.trees = IntStream.range(0, log.partitioning().partitions())
                .mapToObj(partition -> new CommitTree(hashes, partition))
                .toList();
    }

    /**
     * The heads of all partitions as they are now.
     *
     * @throws app.taskflow.log.failure.CorruptLogException if a commit is missing
     * @throws app.taskflow.log.failure.LogUnavailableException if MongoDB does not answer
     */
    public List<TreeHead> heads() {
        List<TreeHead> heads = new ArrayList<>(trees.size());
        for (int partition = 0; partition < trees.size(); partition++) {
            heads.add(head(partition, log.head(partition)));
        }
        return heads;
    }

    private TreeHead head(int partition, long n) {
        byte[] hash = n == 0
                ? HashChain.genesis(partition, log.partitioning())
                : log.readPartition(partition, n - 1, 1).getFirst().hash();
        return new TreeHead(partition, n, HEX.formatHex(hash), rootOf(partition, n));
    }

    /** The root of the partition as it was when it had {@code n} commits: what every later tree has to contain. */
    public String rootOf(int partition, long n) {
        return HEX.formatHex(trees.get(partition).root(n));
    }

    /**
     * The proof of one event of a commit, by a checkpoint that covers it.
     *
     * @param index of the event in the commit
     */
    public EventProof prove(Commit commit, int index, Checkpoint checkpoint) {
        int partition = commit.position().partition();
        long n = commit.position().n();
        long size = checkpoint.heads().get(partition).n();
        List<String> path =
                trees.get(partition).path(n, size).stream().map(HEX::formatHex).toList();
        return new EventProof(
                EventProof.FORMAT,
                event(commit.events().get(index)),
                commit(commit, index),
                new EventProof.Inclusion(partition, n, path),
                checkpoint);
    }

    private static EventProof.Event event(RecordedEvent event) {
        return new EventProof.Event(
                event.aggregateId(),
                event.aggregateSequence(),
                event.id().value(),
                event.type().name(),
                event.type().revision(),
                new String(event.data(), UTF_8),
                text(event.attributes()));
    }

    private static @Nullable String text(byte @Nullable [] json) {
        return json == null ? null : new String(json, UTF_8);
    }

    private static EventProof.Commit commit(Commit commit, int index) {
        var key = commit.key();
        return new EventProof.Commit(
                commit.position().value(),
                commit.owner().value(),
                commit.first(),
                commit.at(),
                commit.actor(),
                commit.requestId(),
                commit.traceparent(),
                key == null ? null : key.key(),
                key == null ? null : key.requestDigest(),
                HEX.formatHex(commit.prev()),
                index,
                commit.events().stream()
                        .map(HashChain::digest)
                        .map(HEX::formatHex)
                        .toList());
    }
}
