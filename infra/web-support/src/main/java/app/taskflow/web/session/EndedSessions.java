package app.taskflow.web.session;

import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.auth.SessionCheck;
import app.taskflow.web.problem.ProblemCode;
import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/**
 * Which sessions have ended, in the memory of every node. The end of a session is written to MongoDB and called out
 * through Redis: nodes that hear it refuse the session's tokens within milliseconds, and those that do not, because
 * Redis is away or has lost the message, find it in MongoDB at their next look, half a second later at the most. No
 * request reads either. A node that has not been able to look for {@link EndedSessionSettings#blindLimit} answers 503
 * to everybody who is signed in, since it could not know better.
 */
public final class EndedSessions implements SessionCheck, AutoCloseable {

    /** Ends what it stands for. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    private static final Logger LOG = LoggerFactory.getLogger(EndedSessions.class);

    /** Longer than any access token is good for, the difference of clocks included. */
    private static final Duration RELEVANT = Duration.ofMinutes(25);

    /** Longer than what is relevant, so that nothing is forgotten and then learnt again. */
    private static final Duration REMEMBERED = Duration.ofMinutes(30);

    /** A write may become visible after a later one; no write takes longer. */
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    private final EndedSessionLedger ledger;
    private final EndedSessionBroadcast broadcast;
    private final Duration blindLimit;
    private final Map<UUID, Instant> ended = new ConcurrentHashMap<>();
    private final List<Consumer<UUID>> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ended-sessions").factory());

    /** Of the database's clock: everything that ended before it is known. Used by one thread. */
    private Instant knownUntil = Instant.now().minus(RELEVANT);

    /** Whether the last look succeeded. Used by one thread. */
    private boolean looks = true;

    private volatile long lastLookNanos;
    private volatile boolean blind = true;

    EndedSessions(MongoDatabase database, RedisConnectionFactory redis, EndedSessionSettings settings) {
        this.ledger = new EndedSessionLedger(database, RELEVANT);
        this.blindLimit = settings.blindLimit();
        this.broadcast = new EndedSessionBroadcast(redis, this::learn);
        broadcast.ensureListening();
        look();
        long period = settings.poll().toMillis();
        var _ = looking.scheduleWithFixedDelay(this::look, period, period, TimeUnit.MILLISECONDS);
    }

    /** @throws app.taskflow.web.problem.ProblemException 503 if this node cannot know */
    @Override
    public boolean isRevoked(AuthenticatedUser user) {
        if (ended.containsKey(user.sessionId())) {
            return true;
        }
        if (blind || System.nanoTime() - lastLookNanos > blindLimit.toNanos()) {
            throw ProblemCode.UNAVAILABLE.exception().withHeader("Retry-After", "2");
        }
        return false;
    }

    /**
     * Ends these sessions. When this returns, no token of theirs is accepted here, and none anywhere within a second.
     * Repeating it changes nothing.
     *
     * @throws MongoException if it could not be made durable; it may have been nevertheless
     */
    public void end(Collection<UUID> sessions) {
        if (sessions.isEmpty()) {
            return;
        }
        ledger.add(sessions);
        learn(sessions);
        broadcast.send(sessions);
    }

    /**
     * Calls the listener with every session of which this node learns that it has ended, once. It runs on the thread
     * that learned it, and must be quick.
     */
    public Registration onEnded(Consumer<UUID> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void close() {
        looking.shutdownNow();
        broadcast.close();
    }

    private void look() {
        try {
            broadcast.ensureListening();
            List<UUID> sessions = new ArrayList<>();
            Instant latest = knownUntil;
            for (EndedSessionLedger.Entry entry : ledger.since(knownUntil)) {
                sessions.add(entry.session());
                latest = later(latest, entry.at().minus(OVERLAP));
            }
            learn(sessions);
            knownUntil = later(latest, Instant.now().minus(RELEVANT));
            lastLookNanos = System.nanoTime();
            blind = false;
            forgetOld();
            noteLook(true);
        } catch (RuntimeException e) {
            // Whatever it is, the next look may succeed; until then isRevoked keeps count.
            LOG.debug("cannot look for ended sessions", e);
            noteLook(false);
        }
    }

    /** One line for each outage, not one for each look. */
    private void noteLook(boolean succeeds) {
        if (looks != succeeds && !looking.isShutdown()) {
            LOG.warn(
                    succeeds
                            ? "ended sessions can be looked up again"
                            : "ended sessions cannot be looked up; unless that ends in {} everybody is answered 503",
                    blindLimit);
        }
        looks = succeeds;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private void learn(Collection<UUID> sessions) {
        Instant now = Instant.now();
        for (UUID session : sessions) {
            if (ended.putIfAbsent(session, now) == null) {
                listeners.forEach(listener -> tell(listener, session));
            }
        }
    }

    private static void tell(Consumer<UUID> listener, UUID session) {
        try {
            listener.accept(session);
        } catch (RuntimeException e) {
            LOG.error("a listener failed for the ended session {}", session, e);
        }
    }

    private void forgetOld() {
        Instant old = Instant.now().minus(REMEMBERED);
        ended.values().removeIf(learnt -> learnt.isBefore(old));
    }
}
