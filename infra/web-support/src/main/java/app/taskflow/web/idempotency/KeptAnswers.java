package app.taskflow.web.idempotency;

import app.taskflow.events.id.UserId;
import app.taskflow.web.request.RequestKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.ReturnType;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * The answers to requests with a key, in Redis, for all nodes. Whoever is first with a key claims it for a bounded time
 * with a fencing value; only who holds the claim can put an answer in its place or give it up, so a node that was
 * taken for dead cannot overwrite what came after it. What is lost here costs speed, not truth: the log has the keys of
 * all that was done.
 */
final class KeptAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(KeptAnswers.class);

    private static final byte[] CLAIM = script("claim.lua");
    private static final byte[] ANSWER = script("answer.lua");
    private static final byte[] RELEASE = script("release.lua");

    private final StringRedisTemplate redis;
    private final IdempotencySettings settings;

    KeptAnswers(RedisConnectionFactory connections, IdempotencySettings settings) {
        this.redis = new StringRedisTemplate(connections);
        this.settings = settings;
    }

    Claim claim(UserId user, RequestKey key) {
        String fence = UUID.randomUUID().toString();
        try {
            List<byte[]> answer = ask(
                    CLAIM,
                    bytes(name(user, key)),
                    bytes(fence),
                    bytes(key.digest()),
                    bytes(Long.toString(settings.running().toMillis())));
            return switch (text(answer.getFirst())) {
                case "won" -> new Claim.Won(fence);
                case "in-use" -> new Claim.InUse();
                case "reused" -> new Claim.Reused();
                default -> new Claim.Answered(KeptAnswer.read(text(answer.get(1)), text(answer.get(2)), answer.get(3)));
            };
        } catch (RuntimeException e) {
            // Whatever Redis or its client has: the request is done without it.
            LOG.debug("Redis does not tell whether a key was used", e);
            return new Claim.Unknown();
        }
    }

    /** Puts the answer in the place of the claim, if that still stands. */
    void keep(UserId user, RequestKey key, Claim.Won claim, KeptAnswer answer) {
        afterwards(() -> change(
                ANSWER,
                bytes(name(user, key)),
                bytes(claim.fence()),
                bytes(Integer.toString(answer.status())),
                bytes(answer.headerLines()),
                answer.body(),
                bytes(Long.toString(settings.kept().toMillis()))));
    }

    /** Gives the key up: a retry is a first request again. */
    void release(UserId user, RequestKey key, Claim.Won claim) {
        afterwards(() -> change(RELEASE, bytes(name(user, key)), bytes(claim.fence())));
    }

    private static void afterwards(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.debug("Redis keeps the claim of a key until it expires", e);
        }
    }

    private List<byte[]> ask(byte[] script, byte[]... keyAndArguments) {
        return redis.execute((RedisCallback<List<byte[]>>)
                connection -> connection.scriptingCommands().eval(script, ReturnType.MULTI, 1, keyAndArguments));
    }

    private void change(byte[] script, byte[]... keyAndArguments) {
        redis.execute((RedisCallback<Long>)
                connection -> connection.scriptingCommands().eval(script, ReturnType.INTEGER, 1, keyAndArguments));
    }

    /** Without the key itself, which may be long and is the client's. */
    private static String name(UserId user, RequestKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.id().getBytes(StandardCharsets.US_ASCII));
            return "tf:idempotency:" + user + ":" + HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] script(String name) {
        Resource resource = new ClassPathResource(name, KeptAnswers.class);
        try {
            return resource.getContentAsByteArray();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
