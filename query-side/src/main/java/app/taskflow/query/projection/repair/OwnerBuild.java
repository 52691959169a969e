package app.taskflow.query.projection.repair;

import app.taskflow.events.id.TaskId;
import app.taskflow.log.Commit;
import app.taskflow.log.EventLog;
import app.taskflow.log.PageSize;
import app.taskflow.query.store.OwnerState;
import app.taskflow.query.store.TaskIndexing;
import app.taskflow.query.store.TaskStore;
import java.util.List;

/**
 * Applies one owner's events to one version of the views, from the log and with care. It keeps no books, so it may run
 * beside the projection and beside itself: every write is guarded by version.
 */
public final class OwnerBuild {

    private static final int EVENTS = 2_000;
    private static final int MOST_COMMITS = 200;

    private final EventLog log;
    private final TaskEvents events;

    public OwnerBuild(EventLog log, TaskEvents events) {
        this.log = log;
        this.events = events;
    }

    /**
     * Applies the commits that hold the events from one sequence through another, whole.
     *
     * @param state what of the owner's is left out
     * @throws EventFailedException if one of them cannot be applied; those before it are
     */
    public void run(OwnerState state, long from, long through, TaskStore target) {
        PageSize pages = new PageSize(EVENTS, MOST_COMMITS);
        long next = from;
        while (next <= through) {
            List<Commit> commits = log.readOwner(state.owner(), next, pages.commits()).stream()
                    .takeWhile(commit -> commit.first() <= through)
                    .toList();
            if (commits.isEmpty()) {
                return;
            }
            OwnerFolding fold = folding(state, commits, target);
            try {
                commits.forEach(fold::apply);
            } finally {
                target.write(fold.documents());
            }
            pages.learn(commits);
            next = commits.getLast().lastSequence() + 1;
        }
    }

    /** A fold of those commits over what the views have. */
    OwnerFolding folding(OwnerState state, List<Commit> commits, TaskStore target) {
        return new OwnerFolding(log, events, new TaskIndexing(), state, target.load(tasks(commits)));
    }

    private List<TaskId> tasks(List<Commit> commits) {
        return commits.stream()
                .flatMap(commit -> commit.published().stream())
                .filter(events::concernsTask)
                .map(event -> new TaskId(event.aggregateId()))
                .distinct()
                .toList();
    }
}
