package app.taskflow.query.replay.upkeep;

import app.taskflow.events.id.UserId;
import app.taskflow.log.EventLog;
import app.taskflow.query.check.Difference;
import app.taskflow.query.check.OwnerCheck;
import app.taskflow.query.check.OwnerWalk;
import app.taskflow.query.replay.Replay;
import app.taskflow.query.replay.ReplayTable;
import app.taskflow.query.store.Views;
import com.github.f4b6a3.uuid.UuidCreator;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes round all owners for ever, at a pace at which it is not noticed, and compares each one's views with the log. Whom
 * it finds wrong is put right by a replay, which tells what was wrong.
 */
final class DriftCheck {

    private static final Logger LOG = LoggerFactory.getLogger(DriftCheck.class);
    private static final String ASKED_BY = "drift-check";
    private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();
    /** An owner with many tasks takes long; then it waits so many times as long before the next. */
    private static final int REST = 49;

    private static final int NAMED = 10;

    private final EventLog log;
    private final Views views;
    private final ReplayTable replays;
    private final DriftPlace place;
    private final DriftSettings settings;
    private final Clock clock;
    private final OwnerCheck check;
    private final Counter checked;
    private final Counter wrong;
    private long nextAt = System.nanoTime();

    DriftCheck(
            EventLog log,
            Views views,
            ReplayTable replays,
            DriftPlace place,
            DriftSettings settings,
            Clock clock,
            MeterRegistry registry) {
        this.log = log;
        this.views = views;
        this.replays = replays;
        this.place = place;
        this.settings = settings;
        this.clock = clock;
        this.check = new OwnerCheck(log, views.owners(), clock);
        this.checked = counter(registry, "taskflow.drift.owners.checked", "Owners whose views were compared");
        this.wrong = counter(registry, "taskflow.drift.owners.wrong", "Owners whose views were not as the log says");
    }

    private static Counter counter(MeterRegistry registry, String name, String what) {
        return Counter.builder(name).description(what).register(registry);
    }

    /** Looks at as many owners as are due, and no further than the first who is wrong. */
    void turn(BooleanSupplier held) {
        if (settings.ownersPerMinute() == 0) {
            return;
        }
        while (held.getAsBoolean() && System.nanoTime() - nextAt >= 0) {
            long began = System.nanoTime();
            boolean right = lookAtNext();
            long took = System.nanoTime() - began;
            nextAt = began + Math.max(took * (REST + 1), MINUTE_NANOS / settings.ownersPerMinute());
            if (!right) {
                return;
            }
        }
    }

    private boolean lookAtNext() {
        Optional<UserId> next = new OwnerWalk(log, views.tasks()).after(place.read());
        place.write(next.map(UserId::value).orElse(OwnerWalk.START));
        return next.isEmpty() || isRight(next.get());
    }

    /** Looked at twice: what is being erased or released this moment is no drift. */
    private boolean isRight(UserId owner) {
        checked.increment();
        if (check.check(owner, views.tasks()).isRight()) {
            return true;
        }
        OwnerCheck.Result again = check.check(owner, views.tasks());
        if (again.isRight()) {
            return true;
        }
        wrong.increment();
        LOG.error(
                "Drift: {} views of {} are not as the log says: {}",
                again.differences().size(),
                owner,
                again.differences().stream().limit(NAMED).map(DriftCheck::text).collect(Collectors.joining(", ")));
        int shown = views.versions().current().live();
        return !replays.insert(
                Replay.asked(UuidCreator.getTimeOrderedEpoch(), owner, ASKED_BY, shown, clock.instant()));
    }

    private static String text(Difference difference) {
        return difference.kind() + " " + difference.task() + " " + difference.fields();
    }
}
