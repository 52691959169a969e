package app.taskflow.query.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateAdapter;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a session with Redis while there is one to be had. Whoever asks gets the session or at once none; connecting is
 * the business of one thread in the background. Safe for use by many threads.
 */
public final class RedisLink implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);
    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.ASCII, ByteArrayCodec.INSTANCE);
    private static final Pattern RUN_ID = Pattern.compile("run_id:([0-9a-f]{12})");
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final ClientResources resources;
    private final RedisClient client;
    private final Duration timeout;
    private final List<Consumer<RedisSession>> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, Consumer<byte[]>> subscriptions;
    private final Thread keeper;
    private final AtomicReference<@Nullable RedisSession> session = new AtomicReference<>();
    private volatile boolean closed;

    /**
     * @param timeout how long an answer may take before Redis counts as gone
     * @param subscriptions channels, and who gets what is published there while there is a session; called on the
     *     connection's own thread, so quickly and without waiting
     */
    public RedisLink(RedisURI uri, Duration timeout, Map<String, Consumer<byte[]>> subscriptions) {
        this.timeout = timeout;
        this.subscriptions = Map.copyOf(subscriptions);
        // The default resolver holds datagram sockets open on every interface, even if nothing is to be looked up.
        resources = ClientResources.builder()
                .addressResolverGroup(DefaultAddressResolverGroup.INSTANCE)
                .build();
        client = RedisClient.create(resources, uri);
        client.setOptions(ClientOptions.builder()
                // Commands that waited for another server would be answered by it without anybody noticing.
                .autoReconnect(false)
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(CONNECT_TIMEOUT)
                        .keepAlive(true)
                        .build())
                .build());
        client.addListener(new RedisConnectionStateAdapter() {
            @Override
            public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
                RedisSession current = session.get();
                if (current != null && current.isOn(connection)) {
                    lost(current);
                }
            }
        });
        keeper = Thread.ofVirtual().name("redis-link").start(this::keepConnected);
    }

    /** The session, or null while Redis is away. */
    public @Nullable RedisSession session() {
        return session.get();
    }

    /** Calls the listener with every session from now on, and with the present one. */
    public void onConnected(Consumer<RedisSession> listener) {
        listeners.add(listener);
        RedisSession current = session.get();
        if (current != null) {
            listener.accept(current);
        }
    }

    private void lost(RedisSession gone) {
        if (session.compareAndSet(gone, null) && !closed) {
            LOG.warn("Redis is away; going on without it");
        }
        gone.close();
        LockSupport.unpark(keeper);
    }

    private void keepConnected() {
        Duration pause = FIRST_PAUSE;
        while (!closed) {
            if (session.get() == null) {
                pause = connect() ? FIRST_PAUSE : longer(pause);
            }
            LockSupport.parkNanos((session.get() == null ? pause : LONGEST_PAUSE).toNanos());
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    private boolean connect() {
        try {
            RedisSession fresh = open();
            session.set(fresh);
            if (!fresh.isOpen()) {
                lost(fresh);
                return false;
            }
            LOG.info("Redis is there, run {}", fresh.run());
            listeners.forEach(listener -> listener.accept(fresh));
            return true;
        } catch (RedisException | RedisAwayException e) {
            LOG.debug("Redis cannot be reached", e);
            return false;
        }
    }

    private RedisSession open() {
        StatefulRedisConnection<String, byte[]> connection = client.connect(CODEC);
        try {
            return new RedisSession(connection, subscribe(), runOf(connection), timeout, this::lost);
        } catch (RedisException | RedisAwayException e) {
            var _ = connection.closeAsync();
            throw e;
        }
    }

    private StatefulRedisPubSubConnection<String, byte[]> subscribe() {
        StatefulRedisPubSubConnection<String, byte[]> connection = client.connectPubSub(CODEC);
        connection.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, byte[] message) {
                Consumer<byte[]> subscriber = subscriptions.get(channel);
                if (subscriber != null) {
                    subscriber.accept(message);
                }
            }
        });
        if (!subscriptions.isEmpty()) {
            Answers.await(connection.async().subscribe(subscriptions.keySet().toArray(String[]::new)), timeout);
        }
        return connection;
    }

    private String runOf(StatefulRedisConnection<String, byte[]> connection) {
        String info = Answers.await(connection.async().info("server"), timeout);
        Matcher matcher = RUN_ID.matcher(String.valueOf(info));
        if (!matcher.find()) {
            throw new RedisException("a Redis server without a run id");
        }
        return matcher.group(1);
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(keeper);
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
        var _ = resources.shutdown(0, 2, TimeUnit.SECONDS);
    }
}
