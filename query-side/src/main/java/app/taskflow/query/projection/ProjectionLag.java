package app.taskflow.query.projection;

import app.taskflow.events.wire.Position;
import app.taskflow.log.Commit;
import app.taskflow.log.EventLog;
import app.taskflow.query.store.Checkpoint;
import app.taskflow.query.store.Checkpoints;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How far the views are behind the log, over all nodes. */
final class ProjectionLag {

    /**
     * The lag at one moment.
     *
     * @param commits that the views do not show yet
     * @param age of the oldest of them; zero where there is none
     */
    record Snapshot(long commits, Duration age) {}

    private final Checkpoints checkpoints;
    private final EventLog log;
    private final Clock clock;

    ProjectionLag(Checkpoints checkpoints, EventLog log, Clock clock) {
        this.checkpoints = checkpoints;
        this.log = log;
        this.clock = clock;
    }

    Snapshot measure() {
        Map<Integer, Checkpoint> reached = checkpoints.all();
        long commits = 0;
        Duration age = Duration.ZERO;
        for (int partition = 0; partition < log.partitioning().partitions(); partition++) {
            Checkpoint checkpoint = reached.get(partition);
            Position at = new Position(partition, checkpoint == null ? 0 : checkpoint.n());
            long behind = log.head(partition) - at.n();
            if (behind > 0) {
                commits += behind;
                Duration waiting = ageOfNext(at);
                age = waiting.compareTo(age) > 0 ? waiting : age;
            }
        }
        return new Snapshot(commits, age);
    }

    private Duration ageOfNext(Position at) {
        List<Commit> next = log.readPartition(at.partition(), at.n(), 1);
        return next.isEmpty() ? Duration.ZERO : Duration.between(next.getFirst().at(), clock.instant());
    }
}
