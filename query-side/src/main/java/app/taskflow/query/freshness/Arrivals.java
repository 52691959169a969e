package app.taskflow.query.freshness;

import app.taskflow.events.id.UserId;
import app.taskflow.query.freshness.Waiters.Waiter;
import app.taskflow.query.store.OwnerStates;
import com.github.benmanes.caffeine.cache.Ticker;
import com.mongodb.MongoException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets readers wait until an owner's views have come up to a sequence. Whoever projects in this process or, through
 * Redis, in another wakes them; as a fallback one thread asks MongoDB for all of them together, and only while there
 * are any. Safe for use by thousands of threads.
 */
public final class Arrivals implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);
    private static final long POLL_NANOS = Duration.ofMillis(100).toNanos();
    /** Listeners are told by whoever projects; this finds what was not told, as Redis was away. */
    private static final long SELDOM_NANOS = Duration.ofSeconds(1).toNanos();

    private static final int OWNERS_AT_ONCE = 1_000;

    private final OwnerStates owners;
    private final Waiters waiters = new Waiters();
    private final NearRevisions near = new NearRevisions(Ticker.systemTicker());
    private final Listeners listeners = new Listeners();
    private final Thread poller;
    private long nextLook = System.nanoTime();
    private volatile boolean closed;

    public Arrivals(OwnerStates owners) {
        this.owners = owners;
        poller = Thread.ofVirtual().name("freshness-poll").start(this::poll);
    }

    /**
     * Waits until the owner's events up to the sequence are in the views.
     *
     * @return the sequence they have come to, at least that one; empty if that took longer
     */
    public OptionalLong await(UserId owner, long sequence, Duration patience) {
        try (Waiter waiter = waiters.add(owner, sequence)) {
            // Asked only now: what comes in between wakes the waiter.
            long reached = owners.sequence(owner);
            if (reached < sequence) {
                LockSupport.unpark(poller);
                reached = waiter.reached().get(patience.toNanos(), TimeUnit.NANOSECONDS);
            }
            // Whoever asks next, demanding nothing, is not to see less.
            near.reached(Map.of(owner, reached));
            return OptionalLong.of(reached);
        } catch (TimeoutException _) {
            return OptionalLong.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("nobody fails a waiter", e);
        }
    }

    NearRevisions near() {
        return near;
    }

    /** Ends what it stands for. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Calls the listener with the sequences that the owner's views come to from now on, some of them perhaps twice or
     * out of order. It runs on the thread of the projection, so it must be quick and not wait.
     */
    public Registration listen(UserId owner, LongConsumer listener) {
        listeners.add(owner, listener);
        LockSupport.unpark(poller);
        return () -> listeners.remove(owner, listener);
    }

    /** Tells the readers of this process how far owners' views have come. */
    public void reached(Map<UserId, Long> sequences) {
        near.reached(sequences);
        if (!waiters.isEmpty()) {
            sequences.forEach(waiters::reached);
        }
        if (!listeners.isEmpty()) {
            sequences.forEach(listeners::reached);
        }
    }

    /** The same, as a message from another process. */
    public void reached(byte[] message) {
        if (!waiters.isEmpty() || !listeners.isEmpty() || !near.isEmpty()) {
            reached(Reached.decode(message));
        }
    }

    private void poll() {
        while (!closed) {
            boolean waited = !waiters.isEmpty();
            if (!waited && listeners.isEmpty()) {
                LockSupport.park();
                continue;
            }
            LockSupport.parkNanos(waited ? POLL_NANOS : SELDOM_NANOS);
            if (waited) {
                ask(waiters.owners());
            }
            if (System.nanoTime() - nextLook >= 0) {
                ask(listeners.owners());
                nextLook = System.nanoTime() + SELDOM_NANOS;
            }
        }
    }

    private void ask(Set<UserId> owners) {
        List<UserId> waited = new ArrayList<>(owners);
        try {
            for (int from = 0; from < waited.size(); from += OWNERS_AT_ONCE) {
                reached(this.owners.sequences(waited.subList(from, Math.min(from + OWNERS_AT_ONCE, waited.size()))));
            }
        } catch (MongoException e) {
            LOG.debug("readers go on waiting", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(poller);
    }
}
