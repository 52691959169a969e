package app.taskflow.query.replay;

import app.taskflow.events.id.UserId;
import app.taskflow.log.EventLog;
import app.taskflow.query.check.OwnerCheck;
import app.taskflow.query.projection.ViewBuild;
import app.taskflow.query.projection.repair.EventFailedException;
import app.taskflow.query.projection.repair.OwnerBuild;
import app.taskflow.query.projection.repair.TaskEvents;
import app.taskflow.query.replay.Replay.State;
import app.taskflow.query.store.Checkpoint;
import app.taskflow.query.store.OwnerState;
import app.taskflow.query.store.TaskStore;
import app.taskflow.query.store.Views;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds all views anew. First from the log alone, beside the projection. Then every node that projects is asked to
 * feed the new views too, and when each has said that it does, what lies before that is applied: from there on the new
 * views have whatever a reader has been told of. Every step can be repeated, by whichever node goes on.
 */
public final class FullReplay {

    private static final Logger LOG = LoggerFactory.getLogger(FullReplay.class);
    private static final long WAIT_NANOS = Duration.ofMillis(50).toNanos();

    private final EventLog log;
    private final TaskEvents events;
    private final Views views;
    private final ReplayTable table;
    private final ReplaySettings settings;
    private final OwnerCheck check;
    private final Clock clock;

    public FullReplay(
            EventLog log, TaskEvents events, Views views, ReplayTable table, ReplaySettings settings, Clock clock) {
        this.log = log;
        this.events = events;
        this.views = views;
        this.table = table;
        this.settings = settings;
        this.check = new OwnerCheck(log, views.owners(), clock);
        this.clock = clock;
    }

    /**
     * Takes a replay on from where it is.
     *
     * @param held whether this node may still do so; asked often
     */
    public void run(Replay replay, BooleanSupplier held) {
        new Run(replay, held).run();
    }

    /** One node at one replay. Each step says whether the next may follow. */
    private final class Run {

        private final Replay asked;
        private final BooleanSupplier held;
        private final Pace pace = new Pace(settings.eventsPerSecond());

        Run(Replay asked, BooleanSupplier held) {
            this.asked = asked;
            this.held = held;
        }

        void run() {
            if (now().state() == State.QUEUED) {
                int version = views.table().add();
                views.tasks(version).createIndexes();
                table.begin(asked, version, views.owners().events(), clock.instant());
            }
            if (now().state() == State.RUNNING && build() && join() && finish()) {
                table.pass(asked, State.RUNNING, State.VERIFYING);
            }
            if (now().state() == State.VERIFYING) {
                verify();
            }
            if (now().state() == State.SWITCHING && goOn()) {
                show();
            }
        }

        private Replay now() {
            return table.find(asked.id()).orElse(asked);
        }

        private TaskStore target() {
            return views.tasks(now().version());
        }

        private boolean goOn() {
            return held.getAsBoolean() && !Thread.currentThread().isInterrupted();
        }

        /** Not beyond what is shown already: what stops an owner is known there. */
        private boolean build() {
            return build(views.checkpoints().all());
        }

        private boolean build(Map<Integer, Checkpoint> through) {
            Replay from = now();
            PartitionBuild.Progress progress = (partition, n, count, heldBack) -> {
                pace.did(count);
                return table.reached(asked, partition, n, count, pace.perSecond(), heldBack);
            };
            List<PartitionBuild> builds = through.values().stream()
                    .map(checkpoint -> new PartitionBuild(
                            log,
                            new ViewBuild(events, views.owners(), target()),
                            checkpoint.partition(),
                            from.reached().getOrDefault(checkpoint.partition(), 0L),
                            checkpoint.n()))
                    .toList();
            return Together.all(settings.threads(), builds, build -> build.run(progress, this::goOn));
        }

        private boolean join() {
            int version = now().version();
            int partitions = log.partitioning().partitions();
            views.table().feed(version);
            while (goOn() && now().state() == State.RUNNING) {
                Map<Integer, Checkpoint> joined = views.checkpoints().feeding(version, partitions);
                if (joined.size() == partitions) {
                    LockSupport.parkNanos(settings.settling().toNanos());
                    return build(joined);
                }
                LockSupport.parkNanos(WAIT_NANOS);
            }
            return false;
        }

        /** Those who were left to the end, and those who are to be forgotten. */
        private boolean finish() {
            OwnerBuild careful = new OwnerBuild(log, events);
            TaskStore target = target();
            try {
                for (UserId owner : now().heldBack()) {
                    if (!goOn()) {
                        return false;
                    }
                    OwnerState state = views.owners().state(owner);
                    careful.run(state, 1, state.sequence(), target);
                }
            } catch (EventFailedException e) {
                LOG.warn("Replay {}: an event that was applied once cannot be any more", asked.id(), e);
                giveUp("The event %s cannot be applied: %s".formatted(e.event().id(), e.reason()));
                return false;
            }
            views.owners().forEachErased(target::removeAll);
            return true;
        }

        private void verify() {
            Verification verification = new Verification(log, check);
            if (!verification.run(target(), () -> goOn() && now().state() == State.VERIFYING)) {
                return;
            }
            boolean right = verification.count() == 0;
            table.compared(asked, right, verification.count(), verification.named());
            if (!right) {
                LOG.error("Replay {}: {} differences from the log", asked.id(), verification.count());
                giveUp("The new views are not what the log says");
            } else if (!views.versions().refresh().fed().contains(now().version())) {
                giveUp("The new views could not take an event that the others have taken");
            } else {
                table.pass(asked, State.VERIFYING, State.SWITCHING);
            }
        }

        private void show() {
            Replay ready = now();
            boolean shown = views.versions().refresh().live() == ready.version()
                    || views.table().show(ready.previous(), ready.version(), clock.instant());
            if (shown) {
                table.end(ready, List.of(State.SWITCHING), State.SWITCHED, clock.instant());
                views.versions().refresh();
                LOG.info("Replay {}: version {} of the views is shown", ready.id(), ready.version());
            } else {
                table.end(ready, List.of(State.SWITCHING), State.FAILED, clock.instant());
            }
        }

        private void giveUp(String problem) {
            table.fail(asked, problem, clock.instant());
            views.table().starve(now().version());
        }
    }
}
