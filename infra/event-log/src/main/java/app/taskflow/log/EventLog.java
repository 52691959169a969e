package app.taskflow.log;

import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Partitioning;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The log: commits in partitions, numbered without gaps, on MongoDB. Safe for use by thousands of threads, virtual or
 * not, and by any number of nodes at once.
 */
@SuppressWarnings("DoNotCallSuggester") // bodies follow
public final class EventLog implements AutoCloseable {

    /** Ends what it stands for, once. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Opens the log in this database, and creates it where there is none.
     *
     * @throws app.taskflow.log.failure.IncompatibleLogException if it is of another format or number of partitions
     * @throws app.taskflow.log.failure.LogUnavailableException if MongoDB does not answer
     */
    public static EventLog open(MongoDatabase database, Partitioning partitioning, LogOptions options) {
        throw new UnsupportedOperationException();
    }

    public Partitioning partitioning() {
        throw new UnsupportedOperationException();
    }

    /**
     * Records what a command did. When this returns, the commit is on disk on a majority of the servers, and every
     * listener has been called.
     *
     * @throws app.taskflow.log.failure.AggregateConflictException if a sequence of an aggregate is taken
     * @throws AlreadyCommittedException if the owner's idempotency key is taken
     * @throws app.taskflow.log.failure.CommitTooLargeException if it does not fit into one document
     * @throws app.taskflow.log.failure.LogUnavailableException if MongoDB does not answer in time; it says whether
     *     the commit may have been written
     * @throws app.taskflow.log.failure.LogClosedException if this log is closed, or was while the caller waited
     */
    public Commit append(CommitDraft draft) {
        throw new UnsupportedOperationException();
    }

    /** The commits after {@code afterN} (0 for all) in their order, at most {@code limit}; durable ones only. */
    public List<Commit> readPartition(int partition, long afterN, int limit) {
        throw new UnsupportedOperationException();
    }

    /** The owner's commits from the one that holds {@code fromSequence} (1 for all), at most {@code limit}, whole. */
    public List<Commit> readOwner(UserId owner, long fromSequence, int limit) {
        throw new UnsupportedOperationException();
    }

    /**
     * The commits that hold events of the aggregate from {@code fromSequence} (0 for all) on, in their order. Each is
     * whole: it may hold earlier events of the aggregate, and events of others.
     */
    public List<Commit> readAggregate(UUID aggregateId, long fromSequence) {
        throw new UnsupportedOperationException();
    }

    /** The sequence of the owner's last event, 0 where there is none. */
    public long lastSequence(UserId owner) {
        throw new UnsupportedOperationException();
    }

    /** What the owner's request with this idempotency key did. */
    public Optional<Commit> byKey(UserId owner, String key) {
        throw new UnsupportedOperationException();
    }

    /** The n of the partition's last commit, 0 where there is none. */
    public long head(int partition) {
        throw new UnsupportedOperationException();
    }

    /**
     * Calls the listener for each commit that this node writes, in the order of its partition, before
     * {@link #append} returns. It runs on the thread that writes the partition: it must be quick and must not block.
     */
    public Registration onCommitted(Consumer<Commit> listener) {
        throw new UnsupportedOperationException();
    }

    /**
     * Finishes what is being written, and fails everybody else who waits with
     * {@link app.taskflow.log.failure.LogClosedException}. The database client stays open.
     */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
