package app.taskflow.query.replay.upkeep;

import app.taskflow.events.id.UserId;
import app.taskflow.log.failure.LogException;
import app.taskflow.log.lease.Lease;
import app.taskflow.log.lease.LeaseListener;
import app.taskflow.query.replay.FullReplay;
import app.taskflow.query.replay.OwnerReplay;
import app.taskflow.query.replay.Replay;
import app.taskflow.query.replay.ReplayTable;
import app.taskflow.web.background.BackgroundThreads;
import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the work while this node has the lease for it: replays first, then clearing up, then looking for drift. What a
 * node was at when it died is taken on by the next one.
 */
final class Upkeep implements LeaseListener {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration STOPPING = Duration.ofSeconds(3);
    private static final long IDLE_NANOS = Duration.ofMillis(500).toNanos();

    private final ReplayTable replays;
    private final FullReplay full;
    private final OwnerReplay single;
    private final FoldUpgrade upgrade;
    private final Retirement retirement;
    private final DriftCheck drift;
    private final Clock clock;
    private volatile @Nullable Thread worker;
    private volatile boolean stopped;

    Upkeep(
            ReplayTable replays,
            FullReplay full,
            OwnerReplay single,
            FoldUpgrade upgrade,
            Retirement retirement,
            DriftCheck drift,
            Clock clock) {
        this.replays = replays;
        this.full = full;
        this.single = single;
        this.upgrade = upgrade;
        this.retirement = retirement;
        this.drift = drift;
        this.clock = clock;
    }

    @Override
    public void acquired(Lease lease) {
        stopped = false;
        worker = new BackgroundThreads(
                        Thread.ofPlatform().name("background-upkeep").daemon().factory())
                .newThread(() -> work(() -> !stopped && lease.isHeld()));
        worker.start();
    }

    @Override
    public void ending(Lease lease) {
        stopped = true;
        Thread working = worker;
        if (working != null) {
            LockSupport.unpark(working);
            try {
                working.join(STOPPING);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void work(BooleanSupplier held) {
        while (held.getAsBoolean()) {
            turn(held);
            LockSupport.parkNanos(IDLE_NANOS);
        }
    }

    /** Nothing may escape: the thread would end. */
    private void turn(BooleanSupplier held) {
        Optional<Replay> active = Optional.empty();
        try {
            active = replays.active();
            if (active.isPresent()) {
                run(active.get(), held);
            } else {
                upgrade.turn();
                if (replays.active().isEmpty()) {
                    retirement.turn();
                    drift.turn(held);
                }
            }
        } catch (MongoException | LogException e) {
            LOG.warn("Upkeep goes on later: {}", e.toString());
        } catch (RuntimeException e) {
            LOG.error("Upkeep goes on later", e);
            active.ifPresent(this::giveUp);
        }
    }

    private void run(Replay replay, BooleanSupplier held) {
        UserId owner = replay.owner();
        if (owner == null) {
            full.run(replay, held);
        } else {
            single.run(replay, owner, held);
        }
    }

    /** A bug would stop it at the same place for ever. */
    private void giveUp(Replay replay) {
        try {
            replays.fail(replay, "The service has failed at it; its log says why", clock.instant());
        } catch (MongoException e) {
            LOG.warn("Upkeep goes on later: {}", e.toString());
        }
    }
}
