package app.taskflow.query.replay;

import app.taskflow.events.id.UserId;
import app.taskflow.log.Commit;
import app.taskflow.log.EventLog;
import app.taskflow.log.PageSize;
import app.taskflow.query.projection.ViewBuild;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** The views of one partition while they are built; so many events are in memory at a time. */
final class PartitionBuild {

    private static final int EVENTS = 2_000;
    private static final int MOST_COMMITS = 2_000;

    private final EventLog log;
    private final ViewBuild build;
    private final int partition;
    private final long through;
    private final PageSize pages = new PageSize(EVENTS, MOST_COMMITS);
    private long n;

    /**
     * @param n of the last commit that is built already
     * @param through of the last commit that is to be
     */
    PartitionBuild(EventLog log, ViewBuild build, int partition, long n, long through) {
        this.log = log;
        this.build = build;
        this.partition = partition;
        this.n = n;
        this.through = through;
    }

    /** Told of each step; says whether the next may follow. */
    @FunctionalInterface
    interface Progress {
        boolean reached(int partition, long n, long events, Set<UserId> heldBack);
    }

    /** @return false if it was to stop */
    boolean run(Progress progress, BooleanSupplier goOn) {
        while (n < through) {
            List<Commit> page = log.readPartition(partition, n, (int) Math.min(pages.commits(), through - n));
            if (!goOn.getAsBoolean() || page.isEmpty()) {
                return false;
            }
            Set<UserId> heldBack = build.apply(page);
            n = page.getLast().position().n();
            long events =
                    page.stream().mapToLong(commit -> commit.events().size()).sum();
            pages.learn(page);
            if (!progress.reached(partition, n, events, heldBack)) {
                return false;
            }
        }
        return true;
    }
}
