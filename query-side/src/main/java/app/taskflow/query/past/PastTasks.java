package app.taskflow.query.past;

import app.taskflow.events.id.UserId;
import app.taskflow.log.Commit;
import app.taskflow.log.EventLog;
import app.taskflow.query.projection.repair.TaskEvents;
import app.taskflow.query.store.OwnerState;
import app.taskflow.query.store.Views;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gives owners' tasks as they were at an instant: the longest beginning of the owner's log in which no commit is of a
 * later time, folded. The folds that were asked for last are held, so that the pages of a list cost one; only a few run
 * at once, and none for long.
 */
public final class PastTasks implements AutoCloseable {

    /** At once from the log; an import's commits have hundreds of events. */
    static final int COMMITS = 100;

    private static final Duration UNUSED = Duration.ofMinutes(5);
    private static final int OVERHEAD = 500;
    private static final String RETRY_SECONDS = "5";

    private record Key(UserId owner, Instant asOf) {}

    private final EventLog log;
    private final TaskEvents events;
    private final Views views;
    private final PastSettings settings;
    private final PastKeeping keeping;
    private final Semaphore turns;
    private final Cache<Key, Past> held;

    public PastTasks(EventLog log, TaskEvents events, Views views, PastSettings settings, Clock clock) {
        this.log = log;
        this.events = events;
        this.views = views;
        this.settings = settings;
        keeping = new PastKeeping(log, events, views, settings.interval(), clock);
        turns = new Semaphore(settings.folds(), true);
        held = Caffeine.newBuilder()
                .maximumWeight(settings.cacheBytes())
                .weigher((Key _, Past past) -> (int) Math.min(Integer.MAX_VALUE, OVERHEAD + past.bytes()))
                .expireAfterAccess(UNUSED)
                .build();
    }

    /**
     * The owner's tasks at an instant that is not in the future; none if she was erased since.
     *
     * @throws ProblemException 503 if too many folds run at once, or this one takes too long
     */
    public Past at(UserId owner, Instant asOf) {
        if (isErased(owner)) {
            return Past.NOTHING;
        }
        OwnerState state = views.owners().state(owner);
        Key key = new Key(owner, asOf);
        Past past = held(key, state);
        return past != null && isUpToDate(owner, past) ? past : inTurn(key, state);
    }

    /** Whether nothing of the owner's past is to be told any more. */
    public boolean isErased(UserId owner) {
        return !views.owners().erased(List.of(owner)).isEmpty();
    }

    /** What is held of this past, unless an operator has since decided to leave out something else. */
    private @Nullable Past held(Key key, OwnerState state) {
        Past past = held.getIfPresent(key);
        return past != null && past.skipped().equals(state.skippedThrough(past.through())) ? past : null;
    }

    private boolean isUpToDate(UserId owner, Past past) {
        return past.isComplete() || log.lastSequence(owner) == past.through();
    }

    private Past inTurn(Key key, OwnerState state) {
        if (!awaitTurn()) {
            throw later();
        }
        try {
            Past past = held(key, state);
            if (past == null || !past.isComplete()) {
                PastFold fold = new PastFold(state, events, key.asOf());
                past = fold(key, past == null ? fold.from(views.past().find(state, key.asOf())) : fold.from(past));
                held.put(key, past);
            }
            return past;
        } finally {
            turns.release();
        }
    }

    private boolean awaitTurn() {
        try {
            return turns.tryAcquire(settings.turn().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Past fold(Key key, PastFold fold) {
        long began = System.nanoTime();
        long from = fold.through();
        boolean more = true;
        while (more) {
            List<Commit> page = log.readOwner(key.owner(), fold.through() + 1, COMMITS);
            more = !page.isEmpty() && page.stream().allMatch(fold::add);
            if (more && System.nanoTime() - began > settings.patience().toNanos()) {
                keeping.want(key.owner(), key.asOf());
                throw later();
            }
        }
        if (fold.isFarFrom(from, settings.interval())) {
            keeping.want(key.owner(), key.asOf());
        }
        return fold.past();
    }

    private static ProblemException later() {
        return ProblemCode.UNAVAILABLE.exception().withHeader("Retry-After", RETRY_SECONDS);
    }

    @Override
    public void close() {
        keeping.close();
    }
}
