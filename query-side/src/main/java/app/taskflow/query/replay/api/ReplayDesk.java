package app.taskflow.query.replay.api;

import app.taskflow.events.id.UserId;
import app.taskflow.query.replay.Replay;
import app.taskflow.query.replay.Replay.State;
import app.taskflow.query.replay.ReplayTable;
import app.taskflow.query.store.Versions;
import app.taskflow.query.store.Views;
import app.taskflow.web.problem.ProblemCode;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes in what operators want of replays. Whether it may be is decided in the database, for all nodes. */
final class ReplayDesk {

    private final ReplayTable replays;
    private final Views views;
    private final Clock clock;

    ReplayDesk(ReplayTable replays, Views views, Clock clock) {
        this.replays = replays;
        this.views = views;
        this.clock = clock;
    }

    /**
     * A replay that waits to be begun; the one that is there already under this id.
     *
     * @throws app.taskflow.web.problem.ProblemException 409 if another one is active, 422 if the id was used for another
     */
    Replay ask(UUID id, @Nullable UserId owner, UserId operator) {
        Replay asked = Replay.asked(
                id, owner, operator.toString(), views.versions().refresh().live(), clock.instant());
        if (replays.insert(asked)) {
            return asked;
        }
        Replay before = replays.find(id).orElseThrow(ProblemCode.REPLAY_RUNNING::exception);
        if (!Objects.equals(before.owner(), owner)) {
            throw ProblemCode.IDEMPOTENCY_KEY_REUSED.exception();
        }
        return before;
    }

    Replay find(UUID id) {
        return replays.find(id).orElseThrow(ProblemCode.NOT_FOUND::exception);
    }

    List<Replay> newest(int limit) {
        return replays.newest(limit);
    }

    /** Gives a replay up before it is shown; once more changes nothing. */
    Replay cancel(UUID id) {
        Replay replay = find(id);
        boolean cancelled = replays.end(
                replay, Set.of(State.QUEUED, State.RUNNING, State.VERIFYING), State.CANCELLED, clock.instant());
        Replay now = find(id);
        if (!cancelled && now.state() != State.CANCELLED) {
            throw ProblemCode.REPLAY_FINISHED.exception();
        }
        return now;
    }

    /**
     * Shows the views from before again; once more changes nothing.
     *
     * @throws app.taskflow.web.problem.ProblemException 409 if there is no way back
     */
    Replay rollback(UUID id) {
        Replay replay = find(id);
        if (replay.state() == State.ROLLED_BACK) {
            return replay;
        }
        if (replay.owner() != null) {
            throw ProblemCode.CONFLICT.exception("Views of one owner that were wrong are not kept");
        }
        if (replay.state() != State.SWITCHED) {
            throw ProblemCode.CONFLICT.exception("Its views are not shown");
        }
        if (!showBefore(replay)) {
            throw ProblemCode.CONFLICT.exception("The views from before are not kept any more, or others are shown");
        }
        replays.end(replay, Set.of(State.SWITCHED), State.ROLLED_BACK, clock.instant());
        return find(id);
    }

    /** Done already where a node died between this and saying so. */
    private boolean showBefore(Replay replay) {
        boolean shown = views.table().showAgain(replay.version(), replay.previous(), clock.instant());
        Versions now = views.versions().refresh();
        return shown || (now.live() == replay.previous() && now.highest() == replay.version());
    }
}
