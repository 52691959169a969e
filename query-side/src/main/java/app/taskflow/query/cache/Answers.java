package app.taskflow.query.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives answers, made before or now. Whoever asks first for what nobody has makes it; those who ask the same meanwhile
 * wait for it, so that a crowd costs one query.
 */
public final class Answers implements MeterBinder {

    private static final Duration UNUSED = Duration.ofMinutes(10);

    /** What an entry costs beside its body: key, node. */
    private static final int OVERHEAD = 500;

    private final Cache<AnswerKey, Answer> near;
    private final RedisAnswers far;

    /** Answers while they are made. Not in the cache, which takes a refusal for a failure of its own and logs it. */
    private final Map<AnswerKey, CompletableFuture<Answer>> making = new ConcurrentHashMap<>();

    /** @param nearBytes how much memory the answers kept in this process may take */
    public Answers(RedisAnswers far, long nearBytes) {
        this.far = far;
        near = Caffeine.newBuilder()
                .maximumWeight(nearBytes)
                .weigher((AnswerKey _, Answer answer) -> answer.body().length + OVERHEAD)
                .expireAfterAccess(UNUSED)
                .recordStats()
                .build();
    }

    /** The answer for the key if this process has it. */
    public @Nullable Answer present(AnswerKey key) {
        return near.getIfPresent(key);
    }

    /**
     * The answer for the key.
     *
     * @param make makes it; what it throws is thrown to all who wait for it, and not kept
     */
    public Answer get(AnswerKey key, Supplier<Answer> make) {
        Answer present = near.getIfPresent(key);
        if (present != null) {
            return present;
        }
        CompletableFuture<Answer> mine = new CompletableFuture<>();
        CompletableFuture<Answer> others = making.putIfAbsent(key, mine);
        return others == null ? complete(mine, key, make) : await(others);
    }

    private Answer complete(CompletableFuture<Answer> mine, AnswerKey key, Supplier<Answer> make) {
        try {
            // Whoever made it may have finished between our look and our turn.
            Answer answer = near.asMap().get(key);
            if (answer == null) {
                answer = findOrMake(key, make);
                near.put(key, answer);
            }
            mine.complete(answer);
            return answer;
        } catch (RuntimeException | Error e) {
            // Those who wait must not wait for ever, whatever it was.
            mine.completeExceptionally(e);
            throw e;
        } finally {
            making.remove(key, mine);
        }
    }

    private Answer findOrMake(AnswerKey key, Supplier<Answer> make) {
        Answer found = far.find(key);
        if (found != null) {
            return found;
        }
        Answer made = make.get();
        far.keep(key, made);
        return made;
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

    @Override
    public void bindTo(MeterRegistry registry) {
        CaffeineCacheMetrics.monitor(registry, near, "taskflow.answers");
    }
}
