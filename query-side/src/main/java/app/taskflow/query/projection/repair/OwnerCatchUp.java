package app.taskflow.query.projection.repair;

import app.taskflow.events.id.UserId;
import app.taskflow.log.Commit;
import app.taskflow.log.EventLog;
import app.taskflow.log.PageSize;
import app.taskflow.query.store.DeadLetter;
import app.taskflow.query.store.OwnerState;
import app.taskflow.query.store.OwnerState.Block;
import app.taskflow.query.store.TaskStore;
import app.taskflow.query.store.Versions;
import app.taskflow.query.store.Views;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one owner's views up to date from the log: the careful way, for owners with whom something is not as it
 * should be. It may run beside the projection and beside itself, as every write is guarded by version.
 */
public final class OwnerCatchUp {

    private static final int EVENTS = 2_000;
    private static final int MOST_COMMITS = 200;

    private static final Logger LOG = LoggerFactory.getLogger(OwnerCatchUp.class);

    private final EventLog log;
    private final OwnerBuild build;
    private final Views views;
    private final Clock clock;

    public OwnerCatchUp(EventLog log, TaskEvents events, Views views, Clock clock) {
        this.log = log;
        this.build = new OwnerBuild(log, events);
        this.views = views;
        this.clock = clock;
    }

    /**
     * Applies the owner's events that are not in the views yet, up to the commit that holds a sequence, or to one that
     * cannot be applied: there the owner is blocked, and what comes after it up to that sequence is held back.
     */
    public CatchUp run(UserId owner, long through) {
        if (!views.owners().erased(List.of(owner)).isEmpty()) {
            return new CatchUp(Math.min(through, log.lastSequence(owner)), null);
        }
        OwnerState state = views.owners().state(owner);
        PageSize pages = new PageSize(EVENTS, MOST_COMMITS);
        long reached = state.sequence();
        while (reached < through) {
            List<Commit> commits = log.readOwner(owner, reached + 1, pages.commits());
            if (commits.isEmpty()) {
                break;
            }
            CatchUp page = apply(state, reached, commits, through);
            if (page.isBlocked()) {
                return page;
            }
            pages.learn(commits);
            reached = page.reached();
        }
        return new CatchUp(reached, null);
    }

    private CatchUp apply(OwnerState state, long from, List<Commit> commits, long through) {
        Versions versions = views.versions().current();
        TaskStore shown = views.tasks(versions.live());
        OwnerFolding fold = build.folding(state, commits, shown);
        long reached = from;
        EventFailedException failure = null;
        try {
            for (Commit commit : commits) {
                fold.apply(commit);
                reached = commit.lastSequence();
                if (reached >= through) {
                    break;
                }
            }
        } catch (EventFailedException e) {
            failure = e;
        }
        shown.write(fold.documents());
        for (int version : versions.beside()) {
            follow(state, from + 1, reached, version);
        }
        if (failure != null) {
            return new CatchUp(reached, block(state.owner(), reached, failure, through));
        }
        views.owners().advance(Map.of(partition(state.owner()), Map.of(state.owner(), reached)));
        return new CatchUp(reached, null);
    }

    /**
     * Applies an owner's events to views that are not shown. Where those cannot take an event that the shown ones have
     * taken, they are given up: nobody is stopped for their sake.
     */
    public void follow(OwnerState state, long from, long through, int version) {
        try {
            build.run(state, from, through, views.tasks(version));
        } catch (EventFailedException e) {
            LOG.error(
                    "Version {} of {} is given up: {}",
                    version,
                    views.projection().name(),
                    e.reason());
            views.table().starve(version);
        }
    }

    private DeadLetter block(UserId owner, long reached, EventFailedException failure, long through) {
        DeadLetter letter = DeadLetter.of(failure.event(), failure.reason(), clock.instant());
        views.deadLetters().record(letter);
        long heldBackTo = through == Long.MAX_VALUE ? letter.ownerSequence() : through;
        views.owners()
                .block(
                        owner,
                        partition(owner),
                        reached,
                        new Block(letter.event().value(), heldBackTo));
        return letter;
    }

    private int partition(UserId owner) {
        return log.partitioning().of(owner);
    }
}
