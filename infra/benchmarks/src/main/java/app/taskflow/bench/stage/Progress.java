package app.taskflow.bench.stage;

import app.taskflow.log.EventLog;
import app.taskflow.query.store.Checkpoint;
import app.taskflow.query.store.Checkpoints;
import app.taskflow.query.store.Views;
import app.taskflow.standalone.server.Service;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** How far the views of a service have come. */
public final class Progress {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofMillis(10);

    private final EventLog log;
    private final Checkpoints checkpoints;

    public Progress(Service service) {
        log = service.bean(EventLog.class);
        checkpoints = service.bean(Views.class).checkpoints();
    }

    /** Returns when everything that is in the log now is in the views. */
    public void awaitAll() {
        for (int partition = 0; partition < log.partitioning().partitions(); partition++) {
            int p = partition;
            long head = log.head(p);
            await(() -> head == 0 || reached(checkpoints.all(), p) >= head);
        }
    }

    private static long reached(Map<Integer, Checkpoint> all, int partition) {
        Checkpoint checkpoint = all.get(partition);
        return checkpoint == null ? 0 : checkpoint.n();
    }

    /** Looks again and again, not so often that looking costs anything. */
    public static void await(BooleanSupplier condition) {
        await(PATIENCE, condition);
    }

    /** The same, for so long. */
    public static void await(Duration patience, BooleanSupplier condition) {
        await(patience, LOOK, condition);
    }

    /**
     * The same, for what costs something to look at.
     *
     * @param pause between two looks
     */
    public static void await(Duration patience, Duration pause, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("it has not happened within " + patience);
            }
            LockSupport.parkNanos(pause.toNanos());
        }
    }
}
