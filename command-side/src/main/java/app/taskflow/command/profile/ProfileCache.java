package app.taskflow.command.profile;

import app.taskflow.command.account.Profile;
import app.taskflow.events.id.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import tools.jackson.databind.json.JsonMapper;

/**
 * Profiles in Redis, for five minutes each and never an old one. Who changes a profile first puts a mark in its place,
 * and only then changes it: while the mark stands nothing is answered from here and nothing put here, whoever crashes.
 * A profile read meanwhile is not put over anything that is already there.
 */
final class ProfileCache {

    private static final Logger LOG = LoggerFactory.getLogger(ProfileCache.class);
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final String MARK = "changing:";
    private static final RedisScript<Long> FINISH =
            RedisScript.of(new ClassPathResource("finish-change.lua", ProfileCache.class), Long.class);

    private final StringRedisTemplate redis;
    private final JsonMapper json = new JsonMapper();

    ProfileCache(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /** Empty also if Redis does not answer: that makes it slower, not wrong. */
    Optional<Profile> find(UserId id) {
        try {
            return Optional.ofNullable(redis.opsForValue().get(key(id)))
                    .filter(value -> !value.startsWith(MARK))
                    .map(value -> json.readValue(value, Profile.class));
        } catch (DataAccessException e) {
            LOG.debug("profile of {} not read from Redis", id, e);
            return Optional.empty();
        }
    }

    /** Keeps a profile that was just read, unless there is something already. */
    void offer(Profile profile) {
        try {
            redis.opsForValue().setIfAbsent(key(profile.id()), json.writeValueAsString(profile), LIFETIME);
        } catch (DataAccessException e) {
            LOG.debug("profile of {} not kept in Redis", profile.id(), e);
        }
    }

    /**
     * Announces a change. Without Redis there is to be no change, as the old profile may still lie there.
     *
     * @return what {@link #changed} wants back
     * @throws DataAccessException if Redis does not answer
     */
    String changing(UserId id) {
        String mark = MARK + UUID.randomUUID();
        redis.opsForValue().set(key(id), mark, LIFETIME);
        return mark;
    }

    /** Ends the change. If another one has been announced since, that one's mark stays. */
    void changed(String mark, Profile now) {
        finish(now.id(), mark, json.writeValueAsString(now));
    }

    /** Ends the change of a profile that there is no longer, or that stayed as it was. */
    void forget(String mark, UserId id) {
        finish(id, mark, "");
    }

    private void finish(UserId id, String mark, String value) {
        try {
            redis.execute(FINISH, List.of(key(id)), mark, value, Long.toString(LIFETIME.toMillis()));
        } catch (DataAccessException e) {
            LOG.warn("the profile of {} is not cached for {}: {}", id, LIFETIME, e.getMessage());
        }
    }

    private static String key(UserId id) {
        return "tf:me:" + id;
    }
}
