package app.taskflow.query.cache;

import app.taskflow.query.redis.RedisAwayException;
import app.taskflow.query.redis.RedisLink;
import app.taskflow.query.redis.RedisSession;
import io.lettuce.core.SetArgs;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Answers in Redis, where all nodes find them. While Redis is away there are none. */
public final class RedisAnswers {

    static final String PREFIX = "tf:page:";

    private static final Duration KEPT = Duration.ofMinutes(10);
    /** An answer that depends on time is asked for in its minute only. */
    private static final Duration KEPT_FOR_A_MINUTE = Duration.ofSeconds(70);

    private final RedisLink redis;
    private final String namespace;

    /** @param namespace differs for views that are not copies of each other, and for other forms of the same answer */
    public RedisAnswers(RedisLink redis, String namespace) {
        this.redis = redis;
        this.namespace = namespace;
    }

    @Nullable
    Answer find(AnswerKey key) {
        RedisSession session = redis.session();
        if (session == null) {
            return null;
        }
        try {
            byte[] found = session.await(session.commands().get(name(key)));
            return found == null ? null : Answer.of(found);
        } catch (RedisAwayException _) {
            return null;
        }
    }

    /** Keeps an answer, without waiting for it. */
    void keep(AnswerKey key, Answer answer) {
        RedisSession session = redis.session();
        if (session != null) {
            Duration kept = key.minute() == 0 ? KEPT : KEPT_FOR_A_MINUTE;
            var _ = session.commands().set(name(key), answer.toBytes(), SetArgs.Builder.ex(kept));
        }
    }

    private String name(AnswerKey key) {
        String question = key.minute() + "|" + key.question().canonical();
        return PREFIX + namespace + ":" + key.owner() + ":" + key.revision() + ":" + key.views() + ":"
                + digest(question);
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
