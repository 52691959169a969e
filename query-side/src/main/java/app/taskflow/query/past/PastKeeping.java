package app.taskflow.query.past;

import app.taskflow.events.id.UserId;
import app.taskflow.log.Commit;
import app.taskflow.log.EventLog;
import app.taskflow.log.failure.LogException;
import app.taskflow.query.projection.repair.TaskEvents;
import app.taskflow.query.store.OwnerState;
import app.taskflow.query.store.Views;
import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps states of owners whose folds have had far to go, behind the back of those who ask: one owner at a time. Between
 * two states lie at least as many events as half the tasks, so that all states of an owner together hold no more views
 * than two for each of her events.
 */
final class PastKeeping implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PastKeeping.class);

    private final EventLog log;
    private final TaskEvents events;
    private final Views views;
    private final int interval;
    private final Clock clock;
    private final Map<UserId, Instant> wanted = new ConcurrentHashMap<>();
    private final Thread keeper;
    private volatile boolean closed;

    PastKeeping(EventLog log, TaskEvents events, Views views, int interval, Clock clock) {
        this.log = log;
        this.events = events;
        this.views = views;
        this.interval = interval;
        this.clock = clock;
        keeper = Thread.ofVirtual().name("past-states").start(this::run);
    }

    /** Has states kept soon of the owner's past up to an instant. */
    void want(UserId owner, Instant asOf) {
        wanted.merge(owner, asOf, (a, b) -> a.isAfter(b) ? a : b);
        LockSupport.unpark(keeper);
    }

    private void run() {
        while (!closed) {
            if (wanted.isEmpty()) {
                LockSupport.park();
            }
            for (UserId owner : List.copyOf(wanted.keySet())) {
                Instant asOf = wanted.remove(owner);
                if (asOf != null && !closed) {
                    keep(owner, asOf);
                }
            }
        }
    }

    private void keep(UserId owner, Instant asOf) {
        try {
            keepStates(owner, asOf);
        } catch (MongoException | LogException e) {
            LOG.info("states of {} are kept another time", owner, e);
        }
    }

    private void keepStates(UserId owner, Instant asOf) {
        OwnerState state = views.owners().state(owner);
        PastFold fold = new PastFold(state, events, asOf).from(views.past().find(state, asOf));
        long last = fold.through();
        List<Commit> page;
        do {
            page = log.readOwner(owner, fold.through() + 1, PastTasks.COMMITS);
            for (Commit commit : page) {
                if (!fold.add(commit) || closed) {
                    return;
                }
                if (fold.isFarFrom(last, interval)) {
                    last = fold.through();
                    views.past().keep(fold.state(), clock.instant());
                    forgetIfErased(owner);
                }
            }
        } while (!page.isEmpty());
    }

    /** Whoever erases an owner marks her first and then removes her states: whichever comes last sees the other. */
    private void forgetIfErased(UserId owner) {
        if (!views.owners().erased(List.of(owner)).isEmpty()) {
            views.past().removeAll(owner);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(keeper);
    }
}
