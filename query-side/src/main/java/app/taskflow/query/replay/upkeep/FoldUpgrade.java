package app.taskflow.query.replay.upkeep;

import app.taskflow.query.replay.Replay;
import app.taskflow.query.replay.ReplayTable;
import app.taskflow.query.store.Views;
import app.taskflow.query.view.TaskFold;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has all views built anew where those that are shown were made by the fold of an earlier release. An operator who
 * cancels that or takes it back is not contradicted until the next release; where it failed, as it does while nodes of
 * the release before write views too, it is tried again.
 */
final class FoldUpgrade {

    private static final Logger LOG = LoggerFactory.getLogger(FoldUpgrade.class);
    private static final String ASKED_BY = "fold-" + TaskFold.VERSION;
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final Views views;
    private final ReplayTable replays;
    private final Clock clock;

    FoldUpgrade(Views views, ReplayTable replays, Clock clock) {
        this.views = views;
        this.replays = replays;
        this.clock = clock;
    }

    /** Only while no replay is active. */
    void turn() {
        Instant now = clock.instant();
        if (views.table().isOutdated() && isToBeTried(now)) {
            int shown = views.versions().refresh().live();
            LOG.info("Version {} of the views was made by an earlier fold: all are built anew", shown);
            replays.insert(Replay.asked(UuidCreator.getTimeOrderedEpoch(), null, ASKED_BY, shown, now));
        }
    }

    private boolean isToBeTried(Instant now) {
        return replays.newest(ASKED_BY)
                .map(last -> switch (last.state()) {
                    case QUEUED, RUNNING, VERIFYING, SWITCHING, CANCELLED, ROLLED_BACK -> false;
                    // By a node of the release before, which went on with it.
                    case SWITCHED -> true;
                    case FAILED -> last.createdAt().plus(PAUSE).isBefore(now);
                })
                .orElse(true);
    }
}
