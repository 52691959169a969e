package app.taskflow.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Where those who want to write queue, until the writer of their partitions takes as many as it can write together. */
final class Inbox {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Queue<Pending> queue = new ArrayDeque<>();
    private final int batchCommits;
    private final long batchBytes;
    private boolean closed;

    Inbox(int batchCommits, long batchBytes) {
        this.batchCommits = batchCommits;
        this.batchBytes = batchBytes;
    }

    /** @return false once closed; the one who came is then answered by nobody else */
    boolean offer(Pending pending) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            queue.add(pending);
            filled.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for somebody to come; empty once closed. */
    List<Pending> take() {
        lock.lock();
        try {
            while (queue.isEmpty() && !closed) {
                filled.awaitUninterruptibly();
            }
            return batch();
        } finally {
            lock.unlock();
        }
    }

    private List<Pending> batch() {
        List<Pending> batch = new ArrayList<>(Math.min(queue.size(), batchCommits));
        long bytes = 0;
        Pending next = queue.peek();
        while (next != null && batch.size() < batchCommits && (batch.isEmpty() || bytes + next.bytes() <= batchBytes)) {
            batch.add(queue.remove());
            bytes += next.bytes();
            next = queue.peek();
        }
        return batch;
    }

    /** All who wait now, however many. */
    List<Pending> drain() {
        lock.lock();
        try {
            List<Pending> all = List.copyOf(queue);
            queue.clear();
            return all;
        } finally {
            lock.unlock();
        }
    }

    /** Lets nobody in any more. */
    List<Pending> close() {
        lock.lock();
        try {
            closed = true;
            filled.signal();
            return drain();
        } finally {
            lock.unlock();
        }
    }
}
