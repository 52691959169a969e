package app.taskflow.query.replay.upkeep;

import app.taskflow.query.replay.Replay;
import app.taskflow.query.replay.ReplaySettings;
import app.taskflow.query.replay.ReplayTable;
import app.taskflow.query.store.LiveVersions;
import app.taskflow.query.store.Versions;
import app.taskflow.query.store.Views;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Takes away views that nobody can come to see any more. First they are fed no longer, then, when every node has
 * noticed, their room is given back. Those that were shown last are kept for as long as a rollback is possible.
 */
final class Retirement {

    private static final int LOOKED_AT = 20;
    /** Ample: a node that has not asked for so long has to ask before it reads. */
    private static final Duration NOTICED = LiveVersions.TRUST.multipliedBy(5);

    private final Views views;
    private final ReplayTable replays;
    private final ReplaySettings settings;
    private final Clock clock;
    private final Map<Integer, Instant> starvedAt = new HashMap<>();

    Retirement(Views views, ReplayTable replays, ReplaySettings settings, Clock clock) {
        this.views = views;
        this.replays = replays;
        this.settings = settings;
        this.clock = clock;
    }

    /** Only while no replay is active. */
    void turn() {
        Versions now = views.versions().refresh();
        if (now.kept().size() == 1) {
            return;
        }
        Instant at = clock.instant();
        if (Duration.between(views.table().shownAt(), at).compareTo(NOTICED) < 0) {
            return;
        }
        Set<Integer> needed = needed(now, at);
        for (int version : now.kept()) {
            if (needed.contains(version)) {
                starvedAt.remove(version);
            } else if (now.fed().contains(version)) {
                views.table().starve(version);
            } else if (Duration.between(starvedAt.computeIfAbsent(version, _ -> at), at)
                            .compareTo(NOTICED)
                    > 0) {
                views.drop(version);
                starvedAt.remove(version);
            }
        }
    }

    private Set<Integer> needed(Versions now, Instant at) {
        Set<Integer> needed = new HashSet<>(Set.of(now.live()));
        replays.newest(LOOKED_AT).stream()
                .filter(replay -> replay.owner() == null
                        && replay.state() == Replay.State.SWITCHED
                        && replay.version() == now.live()
                        && replay.finishedAt() != null
                        && Duration.between(replay.finishedAt(), at).compareTo(settings.kept()) < 0)
                .forEach(replay -> needed.add(replay.previous()));
        return needed;
    }
}
