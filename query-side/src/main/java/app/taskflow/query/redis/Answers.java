package app.taskflow.query.redis;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Waits for answers of Redis, and calls every way of not getting one by the same name. */
final class Answers {

    private Answers() {}

    static <T> @Nullable T await(CompletionStage<T> answer, Duration timeout) {
        try {
            return answer.toCompletableFuture().get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new RedisAwayException("no answer in " + timeout, e);
        } catch (ExecutionException e) {
            throw new RedisAwayException("failed", e);
        } catch (CancellationException e) {
            throw new RedisAwayException("the connection was closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RedisAwayException("interrupted", e);
        }
    }
}
