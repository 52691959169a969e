package app.taskflow.query.live;

import app.taskflow.events.id.UserId;
import app.taskflow.query.redis.RedisAwayException;
import app.taskflow.query.redis.RedisLink;
import app.taskflow.query.redis.RedisSession;
import io.lettuce.core.ScriptOutputType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts each user's streams over all nodes, in Redis; where that is away, on this node alone. A slot is renewed with
 * every heartbeat, so that those of a node that died are free again after three.
 */
final class StreamSlots {

    private static final int LIVES = 3;

    /** Takes a slot, or renews it, unless others have all of them. By the clock of Redis: nodes may differ. */
    private static final String TAKE = """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
            if not redis.call('ZSCORE', KEYS[1], ARGV[1]) and redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[2]) then
                return 0
            end
            redis.call('ZADD', KEYS[1], now + ARGV[3], ARGV[1])
            redis.call('PEXPIRE', KEYS[1], ARGV[3])
            return 1
            """;

    /** One stream's place among those of its user. */
    final class Slot implements AutoCloseable {

        private final UserId user;
        private final String name = UUID.randomUUID().toString();

        private Slot(UserId user) {
            this.user = user;
        }

        /** Says that the stream is still there. One that Redis has forgotten meanwhile is let go on. */
        void renew() {
            takeInRedis(this, Integer.MAX_VALUE);
        }

        @Override
        public void close() {
            here.computeIfPresent(user, (_, open) -> open == 1 ? null : open - 1);
            RedisSession session = redis.session();
            if (session != null) {
                var _ = session.commands().zrem(key(user), ascii(name));
            }
        }
    }

    private final RedisLink redis;
    private final int perUser;
    private final long lifeMillis;
    private final Map<UserId, Integer> here = new ConcurrentHashMap<>();

    StreamSlots(RedisLink redis, int perUser, Duration heartbeat) {
        this.redis = redis;
        this.perUser = perUser;
        this.lifeMillis = heartbeat.multipliedBy(LIVES).toMillis();
    }

    /** A slot, or null if the user has none left. */
    @Nullable
    Slot take(UserId user) {
        Slot slot = new Slot(user);
        int open = here.merge(user, 1, Integer::sum);
        if (open <= perUser && takeInRedis(slot, perUser)) {
            return slot;
        }
        slot.close();
        return null;
    }

    private boolean takeInRedis(Slot slot, int limit) {
        RedisSession session = redis.session();
        if (session == null) {
            return true;
        }
        try {
            @Nullable
            Long taken = session.await(session.commands()
                    .eval(
                            TAKE,
                            ScriptOutputType.INTEGER,
                            new String[] {key(slot.user)},
                            ascii(slot.name),
                            ascii(String.valueOf(limit)),
                            ascii(String.valueOf(lifeMillis))));
            return taken == null || taken == 1;
        } catch (RedisAwayException _) {
            return true;
        }
    }

    private static String key(UserId user) {
        return "tf:streams:" + user;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
