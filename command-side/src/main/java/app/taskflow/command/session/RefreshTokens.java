package app.taskflow.command.session;

import app.taskflow.events.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.connection.RedisConnectionCommands;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * The refresh tokens that are good, in Redis: of each session the digest of the current one and of the one before.
 * Without Redis nothing is refreshed, and what Redis has forgotten is refused.
 */
final class RefreshTokens {

    private static final RedisScript<Long> BEGIN = RedisScript.of(resource("begin.lua"), Long.class);

    @SuppressWarnings("rawtypes") // there is no class literal for a list of strings
    private static final RedisScript<List> ROTATE = RedisScript.of(resource("rotate.lua"), List.class);

    private final StringRedisTemplate redis;
    private final Duration window;

    /** @param window for how long a spent token is answered with the same successor */
    RefreshTokens(StringRedisTemplate redis, Duration window) {
        this.redis = redis;
        this.window = window;
    }

    /** The first token of the session, good until it is used, and no longer than the session. */
    RefreshToken begin(UUID session, UserId user, Instant expiresAt) {
        RefreshToken token = RefreshToken.first(session);
        redis.execute(
                BEGIN,
                List.of(key(session)),
                user.toString(),
                token.markDigest(),
                token.digest(),
                Long.toString(expiresAt.toEpochMilli()));
        return token;
    }

    Rotation rotate(RefreshToken presented) {
        RefreshToken successor = presented.next();
        @SuppressWarnings("unchecked")
        List<String> answer = redis.execute(
                ROTATE,
                List.of(key(presented.session()), sealKey(presented.session())),
                presented.digest(),
                presented.markDigest(),
                successor.digest(),
                Seal.close(successor, presented),
                Long.toString(window.toMillis()));
        return switch (answer.getFirst()) {
            case "rotated" -> new Rotation.Rotated(user(answer), successor);
            case "repeated" ->
                Seal.open(answer.get(2), presented)
                        .<Rotation>map(same -> new Rotation.Rotated(user(answer), same))
                        .orElseGet(Rotation.Unknown::new);
            case "reused" -> new Rotation.Reused(user(answer));
            default -> new Rotation.Unknown();
        };
    }

    /** Whether the token is one of its session, be it spent or not. It stays what it is. */
    boolean belongs(RefreshToken token) {
        return token.markDigest().equals(redis.opsForHash().get(key(token.session()), "mark"));
    }

    void ping() {
        redis.execute((RedisCallback<String>) RedisConnectionCommands::ping);
    }

    /** Forgets the tokens of these sessions. */
    void end(Collection<UUID> sessions) {
        if (!sessions.isEmpty()) {
            redis.unlink(sessions.stream()
                    .flatMap(session -> Stream.of(key(session), sealKey(session)))
                    .toList());
        }
    }

    private static UserId user(List<String> answer) {
        return UserId.parse(answer.get(1));
    }

    /** In braces what Redis Cluster hashes, so that both keys of a session are on one node. */
    private static String key(UUID session) {
        return "tf:refresh:{" + session + "}";
    }

    private static String sealKey(UUID session) {
        return key(session) + ":sealed";
    }

    private static ClassPathResource resource(String script) {
        return new ClassPathResource(script, RefreshTokens.class);
    }
}
