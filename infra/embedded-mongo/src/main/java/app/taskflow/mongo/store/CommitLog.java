package app.taskflow.mongo.store;

import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.journal.Changes;
import app.taskflow.mongo.journal.Journal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit: one thread writes the changes of all waiting writers as one frame, waits once for the disk, and then
 * makes them visible in the order in which they were made.
 *
 * <p>When the disk refuses, the writers are told, everything that is not durable is undone, and further writes are
 * refused until the journal could be repaired, which is tried again and again.
 */
final class CommitLog {

    /** What the log asks of its owner. */
    interface Owner {

        /** Forgets all changes that were not published. */
        void rollBack();

        /** Called between two groups, when what is published is exactly what is in the journal. */
        void afterGroup(Journal journal);
    }

    private static final Logger LOG = LoggerFactory.getLogger(CommitLog.class);
    private static final long REPAIR_MILLIS = 250;
    private static final int GROUP_BYTES = 16 * 1024 * 1024;

    private final Journal journal;
    private final Owner owner;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wakeUp = lock.newCondition();
    private final List<Commit> queue = new ArrayList<>();
    private final Thread thread;
    private @Nullable MongoError failure;
    private boolean closing;

    CommitLog(Journal journal, Owner owner) {
        this.journal = journal;
        this.owner = owner;
        thread = Thread.ofPlatform().name("mongo-commit").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Queues a change; the caller holds the lock that orders it among the changes of its collection. */
    Commit append(Changes changes, Runnable publication) {
        Commit commit = new Commit(changes, publication);
        lock.lock();
        try {
            if (failure != null) {
                throw new MongoError(failure.code(), failure.codeName(), failure.text(), failure);
            }
            if (closing) {
                throw new MongoError(91, "ShutdownInProgress", "the server is shutting down");
            }
            queue.add(commit);
            wakeUp.signal();
        } finally {
            lock.unlock();
        }
        return commit;
    }

    private void run() {
        List<Commit> group = List.of();
        try {
            for (group = take(); !group.isEmpty(); group = take()) {
                try {
                    journal.append(group.stream().map(Commit::changes).toList());
                    group.forEach(Commit::publish);
                    group.forEach(Commit::complete);
                    owner.afterGroup(journal);
                } catch (IOException e) {
                    fail(group, e);
                    repair();
                }
            }
        } finally {
            // Whatever ends this thread, for example a lack of memory, nobody is to wait for it.
            refuseAll(group);
        }
    }

    private void refuseAll(List<Commit> group) {
        MongoError error = new MongoError(91, "ShutdownInProgress", "the server writes no more");
        List<Commit> lost = new ArrayList<>(group);
        lock.lock();
        try {
            failure = failure == null ? error : failure;
            lost.addAll(queue);
            queue.clear();
        } finally {
            lock.unlock();
        }
        lost.forEach(commit -> commit.fail(error));
    }

    /** The changes that wait, but not so many that a frame becomes too large; none when the log is closed. */
    private List<Commit> take() {
        lock.lock();
        try {
            while (queue.isEmpty() && !closing) {
                wakeUp.awaitUninterruptibly();
            }
            int count = 0;
            for (long bytes = 0; count < queue.size() && bytes < GROUP_BYTES; count++) {
                bytes += queue.get(count).changes().length();
            }
            List<Commit> group = new ArrayList<>(queue.subList(0, count));
            queue.subList(0, count).clear();
            return group;
        } finally {
            lock.unlock();
        }
    }

    private void fail(List<Commit> group, IOException cause) {
        LOG.error("writing the journal failed; writes are refused until it can be repaired", cause);
        MongoError error = new MongoError(
                14031, "OutOfDiskSpace", "the change could not be made durable: " + cause.getMessage(), cause);
        List<Commit> lost = new ArrayList<>(group);
        lock.lock();
        try {
            failure = error;
            lost.addAll(queue);
            queue.clear();
        } finally {
            lock.unlock();
        }
        owner.rollBack();
        lost.forEach(commit -> commit.fail(error));
    }

    private void repair() {
        boolean repaired = false;
        while (!repaired && !pause()) {
            try {
                journal.repair();
                repaired = true;
            } catch (IOException e) {
                LOG.warn("the journal cannot be repaired yet: {}", e.toString());
            }
        }
        lock.lock();
        try {
            failure = repaired ? null : failure;
        } finally {
            lock.unlock();
        }
    }

    /** Waits a moment; true if the log is being closed. */
    private boolean pause() {
        lock.lock();
        try {
            long nanos = TimeUnit.MILLISECONDS.toNanos(REPAIR_MILLIS);
            while (nanos > 0 && !closing) {
                nanos = wakeUp.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing = true;
        } finally {
            lock.unlock();
        }
        return closing;
    }

    /** Writes what waits, and ends. */
    void close() throws IOException {
        lock.lock();
        try {
            closing = true;
            wakeUp.signal();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        journal.close();
    }
}
