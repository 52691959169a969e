package app.taskflow.command.relay;

import app.taskflow.log.Commit;
import app.taskflow.log.EventLog;
import app.taskflow.log.PageSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * The commits of one partition in their order, without gaps. Those that this node writes come straight from the writer;
 * the rest, and what was lost on that way, is read from the log. For one reader; {@link #offer} and {@link #look} for
 * anybody.
 */
final class CommitSource {

    private static final int HANDED_OVER = 2048;

    private final EventLog log;
    private final int partition;
    private final RelayOptions options;
    private final PageSize pages;
    private final ArrayBlockingQueue<Commit> handedOver = new ArrayBlockingQueue<>(HANDED_OVER);

    /** Whether the log may hold commits that nobody hands over. */
    private volatile boolean behind = true;

    private long last;
    private long lookedAt;

    CommitSource(EventLog log, int partition, RelayOptions options) {
        this.log = log;
        this.partition = partition;
        this.options = options;
        // A read should bring about as many events as may be under way.
        this.pages = new PageSize(options.window(), options.readCommits());
    }

    /** Never waits: what does not fit is read from the log later. */
    void offer(Commit commit) {
        if (!handedOver.offer(commit)) {
            behind = true;
        }
    }

    void look() {
        behind = true;
    }

    void startAfter(long n) {
        last = n;
        behind = true;
    }

    /** How long nobody needs to look at the log if nobody says a word. */
    Duration untilLook() {
        return Duration.ofNanos(Math.max(0, options.poll().toNanos() - (System.nanoTime() - lookedAt)));
    }

    /**
     * @return what follows, empty if there is nothing
     * @throws app.taskflow.log.failure.LogException if the log cannot be read
     */
    List<Commit> next() {
        List<Commit> next = handedOver();
        if (next.isEmpty() && (behind || untilLook().isZero())) {
            next = read();
        }
        if (!next.isEmpty()) {
            last = next.getLast().position().n();
        }
        return next;
    }

    /** What follows without a gap. Behind a gap all is dropped, and what was dropped is read instead. */
    private List<Commit> handedOver() {
        List<Commit> following = new ArrayList<>();
        long expected = last + 1;
        for (Commit commit = handedOver.poll(); commit != null; commit = handedOver.poll()) {
            if (commit.position().n() == expected) {
                following.add(commit);
                expected++;
            } else if (commit.position().n() > expected) {
                behind = true;
            }
        }
        return following;
    }

    private List<Commit> read() {
        lookedAt = System.nanoTime();
        behind = false;
        List<Commit> read = log.readPartition(partition, last, pages.commits());
        if (read.size() == pages.commits()) {
            behind = true;
        }
        pages.learn(read);
        return read;
    }
}
