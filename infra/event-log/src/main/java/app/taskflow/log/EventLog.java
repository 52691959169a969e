package app.taskflow.log;

import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Partitioning;
import app.taskflow.events.wire.Position;
import app.taskflow.log.failure.CommitTooLargeException;
import app.taskflow.log.failure.CorruptLogException;
import app.taskflow.log.failure.LogClosedException;
import app.taskflow.log.failure.LogUnavailableException;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log: commits in partitions, numbered without gaps, on MongoDB. Safe for use by thousands of threads, virtual or
 * not, and by any number of nodes at once.
 *
 * <p>The client needs a connection for each writer, of which there are a few, and as many as there are threads that
 * read.
 */
public final class EventLog implements AutoCloseable {

    /** Ends what it stands for, once. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /** By how much the clocks of two nodes may differ without {@link #before} overlooking something. */
    public static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    /**
     * So many batches are under way at a time: while one waits for the disk, the next is made. More would make batches
     * smaller; what a batch costs is nearly the same whether it holds one commit or fifty.
     */
    private static final int WRITERS = 2;

    private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);

    private record Writer(Inbox inbox, Thread thread) {}

    private final Partitioning partitioning;
    private final CommitStore store;
    private final Refusals refusals;
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Writer> writers = new ArrayList<>();
    private final List<Consumer<Commit>> listeners = new CopyOnWriteArrayList<>();

    private EventLog(CommitStore store, Partitioning partitioning, LogOptions options) {
        this.partitioning = partitioning;
        this.store = store;
        this.refusals = new Refusals(store, options.timeout());
        for (int partition = 0; partition < partitioning.partitions(); partition++) {
            lanes.add(new Lane(store, partition, partitioning, options.ownersRemembered()));
        }
        for (int writer = 0; writer < Math.min(WRITERS, partitioning.partitions()); writer++) {
            writers.add(startWriter(writer, options));
        }
    }

    private Writer startWriter(int number, LogOptions options) {
        Inbox inbox = new Inbox(options.batchCommits(), options.batchBytes());
        LogWriter writer = new LogWriter(store, inbox, options.timeout(), this::notifyAll);
        return new Writer(
                inbox, Thread.ofPlatform().name("log-writer-" + number).daemon().start(writer));
    }

    /**
     * Opens the log in this database, and creates it where there is none.
     *
     * @throws app.taskflow.log.failure.IncompatibleLogException if it is of another format or number of partitions
     * @throws LogUnavailableException if MongoDB does not answer
     */
    public static EventLog open(MongoDatabase database, Partitioning partitioning, LogOptions options) {
        LogMeta.claim(database, partitioning);
        CommitStore store = new CommitStore(
                database, options.timeout().dividedBy(2), options.timeout().dividedBy(4));
        store.createIndexes();
        return new EventLog(store, partitioning, options);
    }

    public Partitioning partitioning() {
        return partitioning;
    }

    /**
     * Records what a command did. When this returns, the commit is on disk on a majority of the servers, and every
     * listener has been called. The same draft may be appended again, after an outcome that is unknown: it is recorded
     * once, and the commit is returned each time.
     *
     * @throws app.taskflow.log.failure.AggregateConflictException if a sequence of an aggregate is taken
     * @throws AlreadyCommittedException if the owner's idempotency key is taken
     * @throws CommitTooLargeException if it does not fit into one document
     * @throws LogUnavailableException if MongoDB does not answer in time; it says whether the commit may have been
     *     written
     * @throws LogClosedException if this log is closed, or was while the caller waited
     */
    public Commit append(CommitDraft draft) {
        long bytes = DocumentSize.of(draft);
        if (bytes > DocumentSize.LIMIT) {
            throw new CommitTooLargeException(bytes, DocumentSize.LIMIT);
        }
        int partition = partitioning.of(draft.owner());
        Lane lane = lanes.get(partition);
        Pending pending = new Pending(draft, lane, bytes, ownerHint(lane, draft.owner()));
        if (!writers.get(partition % writers.size()).inbox().offer(pending)) {
            throw new LogClosedException();
        }
        return switch (pending.await()) {
            case Verdict.Recorded(Commit commit) -> commit;
            case Verdict.Refused(Constraint constraint) -> refusals.explain(draft, constraint);
            case Verdict.Unavailable(var outcome, var cause) -> throw new LogUnavailableException(outcome, cause);
            case Verdict.Closed() -> throw new LogClosedException();
        };
    }

    /** Read here, by as many callers at once as come, rather than by the one writer. */
    private OptionalLong ownerHint(Lane lane, UserId owner) {
        return lane.owners().of(owner).isPresent() ? OptionalLong.empty() : OptionalLong.of(lastSequence(owner));
    }

    /**
     * The commits after {@code afterN} (0 for all) in their order, at most {@code limit}; durable ones only.
     *
     * @throws CorruptLogException if one is missing
     */
    public List<Commit> readPartition(int partition, long afterN, int limit) {
        Position expected = new Position(partition, afterN);
        List<Commit> commits = store.after(expected, limit);
        for (Commit commit : commits) {
            expected = expected.next();
            if (!commit.position().equals(expected)) {
                throw new CorruptLogException(expected, "followed by " + commit.position());
            }
        }
        return commits;
    }

    /** The owner's commits from the one that holds {@code fromSequence} (1 for all), at most {@code limit}, whole. */
    public List<Commit> readOwner(UserId owner, long fromSequence, int limit) {
        return store.ofOwner(owner, fromSequence, limit);
    }

    /**
     * The commits that hold events of the aggregate from {@code fromSequence} (0 for all) on, in their order. Each is
     * whole: it may hold earlier events of the aggregate, and events of others.
     */
    public List<Commit> readAggregate(UUID aggregateId, long fromSequence) {
        return store.ofAggregate(aggregateId, fromSequence, Integer.MAX_VALUE);
    }

    /** The same, but at most {@code limit} commits. */
    public List<Commit> readAggregate(UUID aggregateId, long fromSequence, int limit) {
        return store.ofAggregate(aggregateId, fromSequence, limit);
    }

    /** Which of these aggregates have events. */
    public Set<UUID> begun(Collection<UUID> aggregateIds) {
        return aggregateIds.isEmpty() ? Set.of() : store.begun(aggregateIds);
    }

    /** The commits that hold events of any of these aggregates from {@code fromSequence} on, whole, in their order. */
    public List<Commit> readAggregates(Collection<UUID> aggregateIds, long fromSequence) {
        return aggregateIds.isEmpty() ? List.of() : store.ofAggregates(aggregateIds, fromSequence);
    }

    /**
     * The owner whose id comes next after this one in the order of their bytes, so that all owners can be gone through
     * without a list of them; the nil id comes before all.
     */
    public Optional<UserId> ownerAfter(UUID id) {
        return store.ownerAfter(id);
    }

    /** The sequence of the owner's last event, 0 where there is none. */
    public long lastSequence(UserId owner) {
        return store.lastOf(owner).map(Commit::lastSequence).orElse(0L);
    }

    /** What the owner's request with this idempotency key did. */
    public Optional<Commit> byKey(UserId owner, String key) {
        return store.byKey(owner, key);
    }

    /** The n of the partition's last commit, 0 where there is none. */
    public long head(int partition) {
        return store.last(partition).map(commit -> commit.position().n()).orElse(0L);
    }

    /**
     * Where to begin to look for what happened at a time or later: every commit of the partition up to this n happened
     * before, and few after it did. Found with some twenty reads, as the times of commits ascend but for the difference
     * between the clocks of nodes, which must not exceed {@link #CLOCK_SKEW}.
     */
    public long before(int partition, Instant at) {
        Instant safe = at.minus(CLOCK_SKEW);
        long before = 0;
        long after = head(partition) + 1;
        while (after - before > 1) {
            long middle = before + (after - before) / 2;
            if (readPartition(partition, middle - 1, 1).getFirst().at().isBefore(safe)) {
                before = middle;
            } else {
                after = middle;
            }
        }
        return before;
    }

    /**
     * Calls the listener for each commit that this node writes, in the order of its partition, before
     * {@link #append} returns. It runs on the thread that writes the partition: it must be quick and must not block.
     */
    public Registration onCommitted(Consumer<Commit> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void notifyAll(Commit commit) {
        for (Consumer<Commit> listener : listeners) {
            try {
                listener.accept(commit);
            } catch (RuntimeException e) {
                LOG.error("a listener failed for commit {}, which is written all the same", commit.position(), e);
            }
        }
    }

    /**
     * Finishes what is being written, and fails everybody else who waits with {@link LogClosedException}. The
     * database client stays open.
     */
    @Override
    public void close() {
        writers.forEach(writer -> writer.inbox().close().forEach(Pending::closed));
        boolean interrupted = false;
        for (Writer writer : writers) {
            interrupted |= joinUninterruptibly(writer.thread());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A writer's last batch ends in bounded time; leaving earlier would leave it to a closed client. */
    private static boolean joinUninterruptibly(Thread writer) {
        boolean interrupted = false;
        while (true) {
            try {
                writer.join();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }
}
