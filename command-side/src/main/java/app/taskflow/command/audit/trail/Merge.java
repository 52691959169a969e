package app.taskflow.command.audit.trail;

import app.taskflow.log.Commit;
import app.taskflow.log.EventLog;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commits of several lanes in the order of their time, a few of each in memory. For one reader. */
final class Merge {

    private static final int READ = 64;

    private final EventLog log;
    private final List<Lane> lanes;
    private final List<Long> places;
    private final List<Deque<Commit>> ahead = new ArrayList<>();
    private final List<Boolean> ended = new ArrayList<>();

    /** @param places where to begin in each lane */
    Merge(EventLog log, List<Lane> lanes, List<Long> places) {
        this.log = log;
        this.lanes = lanes;
        this.places = new ArrayList<>(places);
        lanes.forEach(_ -> {
            ahead.add(new ArrayDeque<>());
            ended.add(false);
        });
    }

    /** The lane whose next commit is the earliest; -1 at the end of all. */
    int next() {
        int earliest = -1;
        @Nullable Instant at = null;
        for (int lane = 0; lane < lanes.size(); lane++) {
            Commit commit = peek(lane);
            if (commit != null && (at == null || commit.at().isBefore(at))) {
                earliest = lane;
                at = commit.at();
            }
        }
        return earliest;
    }

    @Nullable
    Commit peek(int lane) {
        Deque<Commit> commits = ahead.get(lane);
        if (commits.isEmpty() && !ended.get(lane)) {
            commits.addAll(lanes.get(lane).after(log, places.get(lane), READ));
            ended.set(lane, commits.isEmpty());
        }
        return commits.peek();
    }

    /** Leaves the lane's next commit behind. */
    void pass(int lane) {
        places.set(lane, lanes.get(lane).place(ahead.get(lane).remove()));
    }

    /** Where it stands in each lane, before the commits that come next. */
    List<Long> places() {
        return List.copyOf(places);
    }
}
