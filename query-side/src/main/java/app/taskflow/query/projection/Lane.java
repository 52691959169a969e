package app.taskflow.query.projection;

import app.taskflow.events.wire.PublishedEvent;
import app.taskflow.log.Commit;
import app.taskflow.log.PageSize;
import app.taskflow.query.store.Checkpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One partition while this consumer holds it: puts records together to whole commits in the order of the log, leaves
 * out what it has seen, and notices what is missing. Knows nothing of Kafka; for one thread.
 */
final class Lane {

    /** How much comes from the log at once: no more than a batch from Kafka has. */
    private static final int EVENTS = 2_000;

    private static final int MOST_COMMITS = 500;

    private final int partition;
    private final PageSize pages = new PageSize(EVENTS, MOST_COMMITS);
    private long n;
    private long offset;
    private final List<PublishedEvent> open = new ArrayList<>();
    private final long generation;
    private Set<Integer> fed = Set.of();
    private long missingTo;

    Lane(Checkpoint checkpoint) {
        partition = checkpoint.partition();
        n = checkpoint.n();
        offset = checkpoint.offset();
        generation = checkpoint.generation();
    }

    long generation() {
        return generation;
    }

    /** Takes in which versions of the views are fed; false if that is known already. */
    boolean acknowledges(Set<Integer> versions) {
        boolean changed = !fed.equals(versions);
        fed = versions;
        return changed;
    }

    /** The n of the last commit that was put into a batch. */
    long n() {
        return n;
    }

    /** The offset behind the last record of that commit, as far as Kafka delivered it. */
    long offset() {
        return offset;
    }

    /** Whether commits are missing that only the log can give. */
    boolean isMissingCommits() {
        return missingTo > n;
    }

    /**
     * Takes a record.
     *
     * @param at its offset
     * @return false if something before it is missing: then it was not taken, and is to be delivered again when the
     *     lane has got that from the log
     */
    boolean take(PublishedEvent event, long at, Batch batch) {
        long of = event.position().n();
        if (of <= n) {
            if (of == n && event.isLastOfCommit()) {
                offset = at + 1;
            }
            return true;
        }
        if (of > n + 1 || event.index() > open.size()) {
            // Not before this commit, or not from its beginning. A commit that is torn comes from the log as a whole.
            miss(of > n + 1 ? of - 1 : of);
            return false;
        }
        if (event.index() == open.size()) {
            open.add(event);
        }
        if (open.size() == event.commitSize()) {
            offset = at + 1;
            complete(open, batch);
        }
        return true;
    }

    /** Says that the log has commits up to this one which Kafka does not deliver. */
    void miss(long upTo) {
        missingTo = Math.max(missingTo, upTo);
        open.clear();
    }

    /** How many commits are to be read from the log next. */
    int pageSize() {
        return pages.commits();
    }

    /** Takes the next commits from the log. Some may have come another way meanwhile. */
    void take(List<Commit> commits, Batch batch) {
        pages.learn(commits);
        for (Commit commit : commits) {
            if (commit.position().n() == n + 1) {
                complete(commit.published(), batch);
            }
        }
    }

    private void complete(List<PublishedEvent> commit, Batch batch) {
        n++;
        batch.add(commit);
        batch.reached(partition, n, offset);
        open.clear();
    }
}
