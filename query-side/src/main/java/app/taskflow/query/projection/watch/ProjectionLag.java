package app.taskflow.query.projection.watch;

import app.taskflow.events.wire.Position;
import app.taskflow.log.Commit;
import app.taskflow.log.EventLog;
import app.taskflow.query.store.Checkpoint;
import app.taskflow.query.store.Checkpoints;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** How far the views are behind the log, over all nodes. */
public final class ProjectionLag {

    /**
     * The lag at one moment.
     *
     * @param commits that the views do not show yet
     * @param age of the oldest of them; zero where there is none
     */
    public record Snapshot(long commits, Duration age) {}

    /** What was measured, and when by the clock of the process. */
    private record Measured(Snapshot snapshot, long nanos) {}

    /** The most commits of a partition whose events are counted; each of the others counts as one. */
    private static final int COUNTED = 1_000;

    private static final long RECENT_NANOS = Duration.ofSeconds(1).toNanos();

    private final AtomicReference<@Nullable Measured> last = new AtomicReference<>();
    private final Checkpoints checkpoints;
    private final EventLog log;
    private final Clock clock;

    ProjectionLag(Checkpoints checkpoints, EventLog log, Clock clock) {
        this.checkpoints = checkpoints;
        this.log = log;
        this.clock = clock;
    }

    /** As {@link #measure}, or what was measured less than a second ago: many numbers may be asked for at once. */
    Snapshot recent() {
        Measured before = last.get();
        if (before != null && System.nanoTime() - before.nanos() < RECENT_NANOS) {
            return before.snapshot();
        }
        Snapshot now = measure();
        last.set(new Measured(now, System.nanoTime()));
        return now;
    }

    public Snapshot measure() {
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

    /** The events that the views do not show yet; of very many at least so many. */
    public long events() {
        Map<Integer, Checkpoint> reached = checkpoints.all();
        long events = 0;
        for (int partition = 0; partition < log.partitioning().partitions(); partition++) {
            Checkpoint checkpoint = reached.get(partition);
            long n = checkpoint == null ? 0 : checkpoint.n();
            long behind = log.head(partition) - n;
            List<Commit> next = behind > 0 ? log.readPartition(partition, n, COUNTED) : List.of();
            events += Math.max(0, behind - next.size());
            events += next.stream().mapToLong(commit -> commit.events().size()).sum();
        }
        return events;
    }

    private Duration ageOfNext(Position at) {
        List<Commit> next = log.readPartition(at.partition(), at.n(), 1);
        return next.isEmpty() ? Duration.ZERO : Duration.between(next.getFirst().at(), clock.instant());
    }
}
