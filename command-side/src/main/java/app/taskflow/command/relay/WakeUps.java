package app.taskflow.command.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;

/**
 * Tells the other nodes which partitions have news, through Redis. Nothing rests on it: without it, whoever publishes a
 * partition finds out at the next look at the log.
 */
final class WakeUps {

    private static final ChannelTopic CHANNEL = ChannelTopic.of("tf:log:committed");
    private static final Logger LOG = LoggerFactory.getLogger(WakeUps.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final StringRedisTemplate redis;
    private final RedisMessageListenerContainer container = new RedisMessageListenerContainer();
    private final Set<Integer> toTell = ConcurrentHashMap.newKeySet();
    private final Signal signal = new Signal();

    private volatile boolean running;
    private @Nullable Thread teller;
    private @Nullable Thread listener;

    WakeUps(RedisConnectionFactory connections) {
        this.redis = new StringRedisTemplate(connections);
        container.setConnectionFactory(connections);
        container.setRecoveryInterval(RETRY.toMillis());
        container.setTaskExecutor(Executors.newVirtualThreadPerTaskExecutor());
        container.afterPropertiesSet();
    }

    /** @param news called with each partition that another node tells of */
    void start(IntConsumer news) {
        running = true;
        container.addMessageListener(
                (message, _) -> news.accept(Integer.parseInt(new String(message.getBody(), UTF_8))), CHANNEL);
        teller = Thread.ofVirtual().name("relay-tell").start(this::tellAll);
        listener = Thread.ofVirtual().name("relay-listen").start(this::listen);
    }

    /** Returns at once; several calls for one partition may become one message. */
    void tell(int partition) {
        if (toTell.add(partition)) {
            signal.raise();
        }
    }

    void stop() {
        running = false;
        stopped.countDown();
        for (Thread thread : new @Nullable Thread[] {teller, listener}) {
            if (thread != null) {
                thread.interrupt();
            }
        }
        container.stop();
    }

    private void tellAll() {
        boolean reachable = true;
        try {
            while (running) {
                signal.await(Duration.ofMinutes(1));
                reachable = tellAll(reachable);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether Redis took it; what it did not take is forgotten, as it would be stale news later */
    private boolean tellAll(boolean reachableBefore) {
        try {
            for (Integer partition : Set.copyOf(toTell)) {
                toTell.remove(partition);
                redis.convertAndSend(CHANNEL.getTopic(), partition.toString());
            }
            return true;
        } catch (DataAccessException e) {
            if (reachableBefore) {
                LOG.warn("Other nodes cannot be told of commits while Redis is away; they look for themselves", e);
            }
            return false;
        }
    }

    /** Starting fails where Redis is away; once started, the container comes back by itself. */
    private void listen() {
        try {
            boolean done = false;
            while (running && !done && !container.isListening()) {
                try {
                    container.start();
                } catch (DataAccessException | IllegalStateException e) {
                    LOG.debug("No news from other nodes yet", e);
                    container.stop();
                }
                done = stopped.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
