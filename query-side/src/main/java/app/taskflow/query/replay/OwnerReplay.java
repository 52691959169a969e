package app.taskflow.query.replay;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.operation.OperationEvent;
import app.taskflow.log.EventLog;
import app.taskflow.query.check.Difference;
import app.taskflow.query.check.OwnerCheck;
import app.taskflow.query.operation.OperationJournal;
import app.taskflow.query.projection.repair.EventFailedException;
import app.taskflow.query.projection.repair.OwnerBuild;
import app.taskflow.query.replay.Replay.State;
import app.taskflow.query.store.OwnerState;
import app.taskflow.query.store.TaskDocument;
import app.taskflow.query.store.TaskStore;
import app.taskflow.query.store.Views;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds one owner's views anew, in a collection of their own, and puts what differs in the place of what she saw, each
 * view in one step. Then an event in her own stream tells her, and with it every cache, that there is something new:
 * what was kept under the sequence before is not asked for any more.
 */
public final class OwnerReplay {

    private static final Logger LOG = LoggerFactory.getLogger(OwnerReplay.class);
    private static final int NAMED = 100;
    /** While she goes on writing some views are overtaken, and looked at again. */
    private static final int ROUNDS = 50;

    private final EventLog log;
    private final OwnerBuild build;
    private final Views views;
    private final ReplayTable table;
    private final OperationJournal journal;
    private final OwnerCheck check;
    private final Clock clock;

    public OwnerReplay(
            EventLog log, OwnerBuild build, Views views, ReplayTable table, OperationJournal journal, Clock clock) {
        this.log = log;
        this.build = build;
        this.views = views;
        this.table = table;
        this.journal = journal;
        this.check = new OwnerCheck(log, views.owners(), clock);
        this.clock = clock;
    }

    /**
     * Takes a replay of one owner on from where it is.
     *
     * @param held whether this node may still do so
     */
    public void run(Replay asked, UserId owner, BooleanSupplier held) {
        if (asked.state() == State.QUEUED) {
            int version = views.table().add();
            views.tasks(version).createIndexes();
            table.begin(asked, version, views.owners().sequence(owner), clock.instant());
        }
        Replay replay = table.find(asked.id()).orElse(asked);
        TaskStore beside = views.tasks(replay.version());
        if (replay.state() == State.RUNNING && build(replay, owner, beside)) {
            table.pass(replay, State.RUNNING, State.VERIFYING);
        }
        if (held.getAsBoolean() && isAt(replay, State.VERIFYING)) {
            verify(replay, owner, beside);
        }
        if (held.getAsBoolean() && isAt(replay, State.SWITCHING) && putRight(owner, beside)) {
            renewed(replay, owner);
            table.end(replay, List.of(State.SWITCHING), State.SWITCHED, clock.instant());
        }
    }

    private boolean isAt(Replay replay, State state) {
        return table.find(replay.id()).filter(now -> now.state() == state).isPresent();
    }

    private boolean isErased(UserId owner) {
        return !views.owners().erased(List.of(owner)).isEmpty();
    }

    private boolean build(Replay replay, UserId owner, TaskStore beside) {
        Pace pace = new Pace(Integer.MAX_VALUE);
        OwnerState state = views.owners().state(owner);
        try {
            bringForward(owner, beside);
        } catch (EventFailedException e) {
            table.fail(
                    replay,
                    "The event %s cannot be applied: %s".formatted(e.event().id(), e.reason()),
                    clock.instant());
            return false;
        }
        pace.did(state.sequence());
        return table.reached(
                replay, log.partitioning().of(owner), Long.MAX_VALUE, state.sequence(), pace.perSecond(), List.of());
    }

    private void bringForward(UserId owner, TaskStore beside) {
        if (!isErased(owner)) {
            OwnerState state = views.owners().state(owner);
            build.run(state, 1, state.sequence(), beside);
        }
    }

    private void verify(Replay replay, UserId owner, TaskStore beside) {
        OwnerCheck.Result made = check.check(owner, beside);
        List<Difference> inViews = made.differences().stream()
                .filter(difference -> difference.kind() != Difference.Kind.SEQUENCE)
                .filter(difference -> difference.kind() != Difference.Kind.BEHIND)
                .toList();
        if (!inViews.isEmpty()) {
            table.compared(
                    replay, false, inViews.size(), inViews.stream().limit(NAMED).toList());
            table.fail(replay, "The new views are not what the log says", clock.instant());
            return;
        }
        OwnerCheck.Result seen = check.check(owner, views.tasks());
        table.compared(
                replay,
                true,
                seen.differences().size(),
                seen.differences().stream().limit(NAMED).toList());
        table.pass(replay, State.VERIFYING, State.SWITCHING);
    }

    /** Until nothing differs. */
    private boolean putRight(UserId owner, TaskStore beside) {
        for (int round = 0; round < ROUNDS; round++) {
            List<Difference> wrong = check.check(owner, views.tasks()).differences();
            if (wrong.isEmpty()) {
                return true;
            }
            bringForward(owner, beside);
            Map<TaskId, TaskDocument> right = beside.load(wrong.stream()
                    .map(Difference::task)
                    .filter(task -> task != null)
                    .toList());
            wrong.forEach(difference -> putRight(owner, difference, right));
        }
        LOG.warn("The views of {} change faster than they are put right", owner);
        return false;
    }

    private void putRight(UserId owner, Difference difference, Map<TaskId, TaskDocument> right) {
        TaskId task = difference.task();
        if (task == null) {
            views.owners().correct(owner, views.owners().sequence(owner), log.lastSequence(owner));
        } else {
            views.tasks().replace(task, difference.found(), right.get(task));
        }
    }

    private void renewed(Replay replay, UserId owner) {
        long count = table.find(replay.id()).map(Replay::differenceCount).orElse(0L);
        if (!isErased(owner)) {
            journal.recordOwn(
                    owner,
                    replay.id().toString(),
                    new OperationEvent.ViewsRenewed(
                            replay.id(), views.projection().name(), count));
        }
        LOG.info("Replay {}: the views of {} are as the log says; {} were not", replay.id(), owner, count);
    }
}
