package app.taskflow.log.verify;

import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Partitioning;
import app.taskflow.log.Commit;
import app.taskflow.log.failure.LogUnavailableException;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Reads the log as it is stored and tells whether it is what was written: every hash recomputed, every link followed,
 * every sequence counted. Memory does not grow with the log. Commits that are written meanwhile do no harm.
 */
public final class LogVerifier {

    private static final int MOST_THREADS = 4;

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
        Optional<Problem> stray = commits.stray(partitioning);
        if (stray.isPresent()) {
            return new Verification(0, 0, List.of(), stray.get());
        }
        return inOrder(run(partitions.stream()
                .map(partition -> new PartitionCheck(
                        commits,
                        partition,
                        partitioning,
                        expected.stream()
                                .filter(head -> head.partition() == partition)
                                .findFirst(),
                        counted))
                .toList()));
    }

    /** One that was looked at, and the problem that it has. */
    private record Checked(PartitionCheck check, Optional<Problem> problem) {}

    /** Partitions have nothing to do with each other, and computing the hashes takes longer than reading. */
    private static List<Checked> run(List<PartitionCheck> checks) {
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, Math.min(MOST_THREADS, checks.size()));
        AtomicInteger broken = new AtomicInteger(Integer.MAX_VALUE);
        List<Future<Checked>> running = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("verify-", 0).daemon().factory())) {
            for (int i = 0; i < checks.size(); i++) {
                int order = i;
                PartitionCheck check = checks.get(i);
                running.add(executor.submit(() -> {
                    Optional<Problem> problem = broken.get() < order ? Optional.empty() : check.run();
                    problem.ifPresent(_ -> broken.accumulateAndGet(order, Math::min));
                    return new Checked(check, problem);
                }));
            }
            List<Checked> checked = new ArrayList<>();
            for (Future<Checked> one : running) {
                checked.add(one.get());
            }
            return checked;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailableException(LogUnavailableException.Outcome.NOT_WRITTEN, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Up to the first problem in the order of the partitions, whichever was found first. */
    private static Verification inOrder(List<Checked> checked) {
        long commitCount = 0;
        long eventCount = 0;
        List<Head> heads = new ArrayList<>();
        for (Checked one : checked) {
            commitCount += one.check().commits();
            eventCount += one.check().events();
            heads.add(one.check().head());
            if (one.problem().isPresent()) {
                return new Verification(
                        commitCount, eventCount, heads, one.problem().get());
            }
        }
        return new Verification(commitCount, eventCount, heads, null);
    }
}
