package app.taskflow.query.cache;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Gives answers, made before or now. Whoever asks first for what nobody has makes it; those who ask the same meanwhile
 * wait for it, so that a crowd costs one query.
 */
public final class Answers {

    private static final Duration UNUSED = Duration.ofMinutes(10);
    /** What an entry costs beside its body: key, future, node. */
    private static final int OVERHEAD = 500;

    private final AsyncCache<AnswerKey, Answer> near;
    private final RedisAnswers far;

    /** @param nearBytes how much memory the answers kept in this process may take */
    public Answers(RedisAnswers far, long nearBytes) {
        this.far = far;
        near = Caffeine.newBuilder()
                .maximumWeight(nearBytes)
                .weigher((AnswerKey _, Answer answer) -> answer.body().length + OVERHEAD)
                .expireAfterAccess(UNUSED)
                .recordStats()
                .buildAsync();
    }

    /**
     * The answer for the key.
     *
     * @param make makes it; what it throws is thrown to all who wait for it, and not kept
     */
    public Answer get(AnswerKey key, Supplier<Answer> make) {
        CompletableFuture<Answer> present = near.getIfPresent(key);
        if (present == null) {
            CompletableFuture<Answer> mine = new CompletableFuture<>();
            present = near.asMap().putIfAbsent(key, mine);
            if (present == null) {
                complete(mine, key, make);
                present = mine;
            }
        }
        return await(present);
    }

    private void complete(CompletableFuture<Answer> answer, AnswerKey key, Supplier<Answer> make) {
        try {
            Answer found = far.find(key);
            if (found == null) {
                found = make.get();
                far.keep(key, found);
            }
            answer.complete(found);
        } catch (RuntimeException | Error e) {
            // Those who wait must not wait for ever, whatever it was.
            answer.completeExceptionally(e);
        }
    }

    private static Answer await(CompletableFuture<Answer> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** How often answers were found near. */
    public CacheStats nearStatistics() {
        return near.synchronous().stats();
    }
}
