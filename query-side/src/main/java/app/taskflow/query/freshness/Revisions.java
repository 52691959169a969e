package app.taskflow.query.freshness;

import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Partitioning;
import app.taskflow.query.redis.RedisAwayException;
import app.taskflow.query.redis.RedisLink;
import app.taskflow.query.redis.RedisSession;
import app.taskflow.query.store.OwnerStates;
import app.taskflow.query.store.ProjectionId;
import io.lettuce.core.KeyValue;
import io.lettuce.core.ScriptOutputType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells how far an owner's events are in the views: by one question to Redis a second, and where that cannot be relied
 * on, by one to MongoDB. What Redis says is believed only in the term that is there beside it. A projection lets its term run
 * out as soon as it cannot be sure that Redis got everything it was told, and begins another one; see
 * {@link RevisionPublisher}.
 */
public final class Revisions {

    /** Writes a value if the present one is what the caller has seen. */
    private static final String SWAP = """
            local present = redis.call('GET', KEYS[1])
            if (present or '') ~= ARGV[1] then return 0 end
            redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[3])
            return 1
            """;

    static final long KEPT_SECONDS = 3600;
    private static final long MARK_SECONDS = 10;
    private static final byte[] ABSENT = {};

    private final RedisLink redis;
    private final OwnerStates owners;
    private final RevisionKeys keys;
    private final Partitioning partitioning;
    private final NearRevisions near;

    public Revisions(
            RedisLink redis,
            OwnerStates owners,
            ProjectionId projection,
            Partitioning partitioning,
            Arrivals arrivals) {
        this.redis = redis;
        this.owners = owners;
        this.keys = new RevisionKeys(projection);
        this.partitioning = partitioning;
        this.near = arrivals.near();
    }

    /**
     * The sequence up to which the owner's events are in the views, or one that was a moment ago: see
     * {@link NearRevisions}.
     */
    public long current(UserId owner) {
        RedisSession session = redis.session();
        if (session != null) {
            OptionalLong known = near.find(owner, session);
            if (known.isPresent()) {
                return known.getAsLong();
            }
            try {
                near.asking(owner, session);
                long told = current(session, owner);
                near.told(owner, session, told);
                return told;
            } catch (RedisAwayException _) {
                // MongoDB knows as well.
            }
        }
        return owners.sequence(owner);
    }

    /** Likewise, if this node knows it without asking anybody. */
    OptionalLong known(UserId owner) {
        RedisSession session = redis.session();
        return session == null ? OptionalLong.empty() : near.find(owner, session);
    }

    private long current(RedisSession session, UserId owner) {
        String key = keys.revision(session, owner);
        List<KeyValue<String, byte[]>> found =
                session.await(session.commands().mget(keys.term(session, partitioning.of(owner)), key));
        if (found == null || !found.getFirst().hasValue()) {
            return owners.sequence(owner);
        }
        long term = Long.parseLong(new String(found.getFirst().getValue(), StandardCharsets.US_ASCII));
        byte[] present = found.getLast().getValueOrElse(ABSENT);
        Revision revision = Revision.of(present);
        return revision != null && revision.term() == term
                ? revision.sequence()
                : refill(session, key, present, owner, term);
    }

    /**
     * Reads the sequence from MongoDB and puts it into Redis, unless a projection was there meanwhile. A mark of our
     * own is set before reading and must still be there afterwards, so that a number read before a change cannot
     * replace the one the change brought.
     */
    private long refill(RedisSession session, String key, byte[] present, UserId owner, long term) {
        byte[] mark = ("?" + UUID.randomUUID()).getBytes(StandardCharsets.US_ASCII);
        boolean marked = swap(session, key, present, mark, MARK_SECONDS);
        long sequence = owners.sequence(owner);
        if (marked) {
            swap(session, key, mark, new Revision(term, sequence).bytes(), KEPT_SECONDS);
        }
        return sequence;
    }

    private static boolean swap(RedisSession session, String key, byte[] seen, byte[] value, long seconds) {
        @Nullable
        Long swapped = session.await(session.commands()
                .eval(
                        SWAP,
                        ScriptOutputType.INTEGER,
                        new String[] {key},
                        seen,
                        value,
                        Long.toString(seconds).getBytes(StandardCharsets.US_ASCII)));
        return swapped != null && swapped == 1;
    }
}
