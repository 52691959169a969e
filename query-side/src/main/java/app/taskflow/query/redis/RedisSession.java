package app.taskflow.query.redis;

import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A connection to one run of a Redis server. A connection never outlives the process it leads to, so all that is asked
 * in a session is answered by the same run: a server that was restarted, perhaps with older data, is reached only by
 * another session, which knows another run.
 */
public final class RedisSession {

    private final StatefulRedisConnection<String, byte[]> connection;
    private final StatefulRedisPubSubConnection<String, byte[]> subscription;
    private final String run;
    private final Duration timeout;
    private final Consumer<RedisSession> onLost;

    RedisSession(
            StatefulRedisConnection<String, byte[]> connection,
            StatefulRedisPubSubConnection<String, byte[]> subscription,
            String run,
            Duration timeout,
            Consumer<RedisSession> onLost) {
        this.connection = connection;
        this.subscription = subscription;
        this.run = run;
        this.timeout = timeout;
        this.onLost = onLost;
    }

    /** What tells this run of the server from all others. */
    public String run() {
        return run;
    }

    public RedisAsyncCommands<String, byte[]> commands() {
        return connection.async();
    }

    /**
     * Waits for an answer. The first that is late ends the session for all, so that a server that hangs costs each
     * caller one timeout at the most, and those who come later nothing.
     *
     * @throws RedisAwayException if there is none
     */
    public <T> @Nullable T await(CompletionStage<T> answer) {
        try {
            return Answers.await(answer, timeout);
        } catch (RedisAwayException e) {
            onLost.accept(this);
            throw e;
        }
    }

    boolean isOn(Object other) {
        return connection.equals(other) || subscription.equals(other);
    }

    boolean isOpen() {
        return connection.isOpen() && subscription.isOpen();
    }

    void close() {
        var _ = connection.closeAsync();
        var _ = subscription.closeAsync();
    }
}
