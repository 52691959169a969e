package app.taskflow.command.account.journal;

import app.taskflow.events.id.UserId;
import app.taskflow.events.user.UserEvent;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records that somebody failed to sign in. In the background, so that the time of the answer does not tell whether
 * there is such an account; and only so many for an account in an hour on each node, so that nobody can fill the log
 * who cannot sign in. What is beyond that, or does not fit into the queue, is not recorded; the lockout is.
 */
public final class FailedSignIns implements AutoCloseable {

    /** Events of each kind that are recorded for an account in an hour, by one node. */
    static final int MOST_AN_HOUR = 20;

    private static final Logger LOG = LoggerFactory.getLogger(FailedSignIns.class);
    private static final int QUEUE = 1000;
    private static final int ACCOUNTS = 100_000;

    private record Kind(UserId account, Class<?> event) {}

    private final AccountJournal journal;
    private final Clock clock;
    private final Cache<Kind, AtomicInteger> recorded = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofHours(1))
            .maximumSize(ACCOUNTS)
            .build();
    private final ThreadPoolExecutor recording = new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(QUEUE),
            Thread.ofPlatform().daemon().name("failed-sign-ins").factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    public FailedSignIns(AccountJournal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** Notes a failure, or the lockout that came of failures. Returns at once. */
    public void note(UserId account, UserEvent event, Origin origin) {
        AtomicInteger count = recorded.get(new Kind(account, event.getClass()), _ -> new AtomicInteger());
        if (count.incrementAndGet() <= MOST_AN_HOUR) {
            recording.execute(() -> record(account, event, origin));
        }
    }

    private void record(UserId account, UserEvent event, Origin origin) {
        try {
            journal.record(account, origin, clock.instant(), Entry.of(event));
        } catch (RuntimeException e) {
            // Nobody waits for it. That the log is away is told to those who do.
            LOG.warn("a failed sign-in of {} is not recorded: {}", account, e.toString());
        }
    }

    @Override
    public void close() {
        recording.shutdown();
    }
}
