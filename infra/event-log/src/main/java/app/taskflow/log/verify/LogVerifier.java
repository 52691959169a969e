package app.taskflow.log.verify;

import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Partitioning;
import app.taskflow.log.Commit;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log as it is stored and tells whether it is what was written: every hash recomputed, every link followed,
 * every sequence counted. Memory does not grow with the log. Commits that are written meanwhile do no harm.
 */
public final class LogVerifier {

    private final StoredCommits commits;
    private final Partitioning partitioning;

    public LogVerifier(MongoDatabase database, Partitioning partitioning) {
        this.commits = new StoredCommits(database);
        this.partitioning = partitioning;
    }

    /**
     * Verifies all partitions, up to the first problem.
     *
     * @param expected heads known from elsewhere, like a signed checkpoint; without them a cut-off end goes unseen
     * @throws app.taskflow.log.failure.LogUnavailableException if MongoDB does not answer
     */
    public Verification verify(List<Head> expected) {
        List<Integer> all =
                IntStream.range(0, partitioning.partitions()).boxed().toList();
        return verify(all, expected, _ -> true);
    }

    /**
     * Verifies the partition that holds the owner's commits. A problem is reported wherever in it it is, as nothing
     * beyond a broken link is proven; only the owner's commits and events are counted.
     *
     * @throws app.taskflow.log.failure.LogUnavailableException if MongoDB does not answer
     */
    public Verification verify(UserId owner, List<Head> expected) {
        return verify(
                List.of(partitioning.of(owner)),
                expected,
                commit -> commit.owner().equals(owner));
    }

    private Verification verify(List<Integer> partitions, List<Head> expected, Predicate<Commit> counted) {
        long commitCount = 0;
        long eventCount = 0;
        List<Head> heads = new ArrayList<>();
        @Nullable Problem problem = commits.stray(partitioning).orElse(null);
        for (int i = 0; i < partitions.size() && problem == null; i++) {
            int partition = partitions.get(i);
            Optional<Head> head =
                    expected.stream().filter(h -> h.partition() == partition).findFirst();
            PartitionCheck check = new PartitionCheck(commits, partition, partitioning, head, counted);
            problem = check.run().orElse(null);
            heads.add(check.head());
            commitCount += check.commits();
            eventCount += check.events();
        }
        return new Verification(commitCount, eventCount, heads, problem);
    }
}
