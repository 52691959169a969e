package app.taskflow.query.freshness;

import app.taskflow.events.id.UserId;
import app.taskflow.query.redis.RedisAwayException;
import app.taskflow.query.redis.RedisLink;
import app.taskflow.query.redis.RedisSession;
import app.taskflow.query.store.ProjectionId;
import app.taskflow.web.consistency.ViewsDelay;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells everybody how far owners' views have come: readers waiting in this process, those in others, and the revisions
 * in Redis.
 *
 * <p>A revision that did not reach Redis must not leave an older one standing. So whoever holds a partition keeps a
 * term alive beside its revisions, for a few seconds at a time; revisions of another term, or without one, are not
 * believed. After a failure the term is left to run out and the next one begins, which makes all revisions of the
 * partition unknown at once. Terms of one holder grow, and those of the next are higher: one that was taken for dead
 * and goes on writing changes nothing.
 */
public final class RevisionPublisher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RevisionPublisher.class);
    private static final SetArgs KEPT = SetArgs.Builder.ex(Revisions.KEPT_SECONDS);
    private static final SetArgs DELAY_KEPT = SetArgs.Builder.px(ViewsDelay.KEPT.toMillis());
    private static final int TERMS_PER_GENERATION = 1 << 20;

    /** Sets the term unless a later one is there, whoever set it. */
    private static final String RENEW = """
            local present = redis.call('GET', KEYS[1])
            if present and tonumber(present) > tonumber(ARGV[1]) then return 0 end
            redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
            return 1
            """;

    /** This holder's term of a partition; a broken one is not renewed any more. */
    private record Term(long number, boolean broken) {

        Term next() {
            return new Term(number + 1, false);
        }
    }

    private final RedisLink redis;
    private final Arrivals arrivals;
    private final RevisionKeys keys;
    private final Duration termLength;
    private final Map<Integer, Term> terms = new ConcurrentHashMap<>();
    private final Set<Integer> delayed = ConcurrentHashMap.newKeySet();
    private final Set<UserId> toForget = ConcurrentHashMap.newKeySet();
    private final Thread keeper;
    private volatile boolean closed;

    /** @param termLength for how long at the most Redis may be believed after it can no longer be told anything */
    public RevisionPublisher(RedisLink redis, Arrivals arrivals, ProjectionId projection, Duration termLength) {
        this.redis = redis;
        this.arrivals = arrivals;
        this.keys = new RevisionKeys(projection);
        this.termLength = termLength;
        keeper = Thread.ofVirtual().name("revision-terms").start(this::keepTerms);
        redis.onConnected(_ -> wakeKeeper());
    }

    /** Begins to hold a partition; the generation is higher than that of any holder before. */
    public void hold(int partition, long generation) {
        terms.put(partition, new Term(generation * TERMS_PER_GENERATION, false));
        wakeKeeper();
    }

    public void release(int partition) {
        terms.remove(partition);
    }

    /**
     * Says that the views, and the sequences in MongoDB, have come this far. Does not wait for Redis: what cannot be
     * told ends the term.
     */
    public void publish(int partition, Map<UserId, Long> reached) {
        arrivals.reached(reached);
        Term term = terms.get(partition);
        if (term == null || reached.isEmpty()) {
            return;
        }
        RedisSession session = redis.session();
        if (session == null) {
            brokenOff(partition, term);
            return;
        }
        reached.forEach((owner, sequence) -> session.commands()
                .set(keys.revision(session, owner), new Revision(term.number(), sequence).bytes(), KEPT)
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        brokenOff(partition, term);
                    }
                }));
        var _ = session.commands().publish(keys.channel(), Reached.encode(reached));
    }

    /** Says when the last event was recorded that came into the views of a partition, if those who write should make way. */
    public void behind(int partition, Instant recorded, Instant now) {
        RedisSession session = redis.session();
        if (session != null && Duration.between(recorded, now).compareTo(ViewsDelay.NOTICEABLE) >= 0) {
            var _ = session.commands().set(ViewsDelay.key(partition), ascii(recorded.toEpochMilli()), DELAY_KEPT);
            delayed.add(partition);
        } else if (session != null && delayed.remove(partition)) {
            var _ = session.commands().del(ViewsDelay.key(partition));
        }
    }

    /**
     * The same for one owner, from a node that need not hold the partition. Her revision is made unknown, now or as
     * soon as Redis is there again.
     */
    public void publishElsewhere(UserId owner, long sequence) {
        Map<UserId, Long> reached = Map.of(owner, sequence);
        arrivals.reached(reached);
        toForget.add(owner);
        RedisSession session = redis.session();
        if (session != null) {
            forget(session);
            var _ = session.commands().publish(keys.channel(), Reached.encode(reached));
        }
    }

    private void forget(RedisSession session) {
        for (UserId owner : Set.copyOf(toForget)) {
            try {
                session.await(session.commands().del(keys.revision(session, owner)));
                toForget.remove(owner);
            } catch (RedisAwayException e) {
                LOG.debug("the revision of {} is to be forgotten later", owner, e);
                return;
            }
        }
    }

    private void brokenOff(int partition, Term term) {
        terms.computeIfPresent(
                partition, (_, present) -> present.equals(term) ? new Term(term.number(), true) : present);
        wakeKeeper();
    }

    private void wakeKeeper() {
        LockSupport.unpark(keeper);
    }

    private void keepTerms() {
        while (!closed) {
            RedisSession session = redis.session();
            if (session != null) {
                forget(session);
                renew(session);
            }
            LockSupport.parkNanos(termLength.dividedBy(3).toNanos());
        }
    }

    private void renew(RedisSession session) {
        byte[] length = ascii(termLength.toMillis());
        for (int partition : terms.keySet()) {
            Term term = terms.computeIfPresent(partition, (_, present) -> present.broken() ? present.next() : present);
            if (term == null) {
                continue;
            }
            try {
                String[] key = {keys.term(session, partition)};
                session.await(
                        session.commands().eval(RENEW, ScriptOutputType.INTEGER, key, ascii(term.number()), length));
            } catch (RedisAwayException e) {
                LOG.debug("the term of partition {} runs out", partition, e);
                return;
            }
        }
    }

    private static byte[] ascii(long number) {
        return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        closed = true;
        wakeKeeper();
    }
}
