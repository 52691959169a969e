package app.taskflow.query.replay;

import app.taskflow.events.id.UserId;
import app.taskflow.log.EventLog;
import app.taskflow.query.check.Difference;
import app.taskflow.query.check.OwnerCheck;
import app.taskflow.query.check.OwnerWalk;
import app.taskflow.query.store.TaskStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Compares the views of all owners with the log. */
final class Verification {

    /** The most differences that are named; all are counted. */
    private static final int NAMED = 100;

    private static final int TRIES = 3;
    private static final long BETWEEN_NANOS = Duration.ofMillis(200).toNanos();

    private final EventLog log;
    private final OwnerCheck check;
    private final List<Difference> named = new ArrayList<>();
    private long count;

    Verification(EventLog log, OwnerCheck check) {
        this.log = log;
        this.check = check;
    }

    /**
     * Compares all.
     *
     * @param goOn asked before each owner
     * @return false if it was to stop
     */
    boolean run(TaskStore views, BooleanSupplier goOn) {
        OwnerWalk walk = new OwnerWalk(log, views);
        Optional<UserId> next = walk.after(OwnerWalk.START);
        while (next.isPresent()) {
            if (!goOn.getAsBoolean()) {
                return false;
            }
            compare(next.get(), views);
            next = walk.after(next.get().value());
        }
        return true;
    }

    /** An owner who is erased, or released, just now is looked at again. */
    private void compare(UserId owner, TaskStore views) {
        OwnerCheck.Result found = check.check(owner, views);
        for (int i = 1; i < TRIES && !found.isRight(); i++) {
            LockSupport.parkNanos(BETWEEN_NANOS);
            found = check.check(owner, views);
        }
        count += found.differences().size();
        found.differences().stream().limit(NAMED - named.size()).forEach(named::add);
    }

    long count() {
        return count;
    }

    List<Difference> named() {
        return named;
    }
}
