package app.taskflow.web.session;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;

/** Tells all nodes at once through Redis. What gets lost here, a node finds in MongoDB a little later. */
final class EndedSessionBroadcast implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EndedSessionBroadcast.class);
    private static final ChannelTopic CHANNEL = ChannelTopic.of("tf:sessions:ended");

    private final StringRedisTemplate redis;
    private final RedisMessageListenerContainer container = new RedisMessageListenerContainer();

    EndedSessionBroadcast(RedisConnectionFactory connections, Consumer<List<UUID>> listener) {
        this.redis = new StringRedisTemplate(connections);
        container.setConnectionFactory(connections);
        container.addMessageListener(
                (message, _) -> listener.accept(sessions(new String(message.getBody(), StandardCharsets.US_ASCII))),
                CHANNEL);
        container.afterPropertiesSet();
    }

    /** Listens if it does not yet; without Redis it is tried again the next time. */
    void ensureListening() {
        if (!container.isRunning()) {
            try {
                container.start();
            } catch (RuntimeException e) {
                LOG.debug("cannot listen to Redis yet", e);
                container.stop();
            }
        }
    }

    void send(Collection<UUID> sessions) {
        try {
            redis.convertAndSend(
                    CHANNEL.getTopic(), sessions.stream().map(UUID::toString).collect(Collectors.joining(",")));
        } catch (DataAccessException e) {
            LOG.warn("Redis did not take the end of {} sessions; other nodes will look it up", sessions.size());
        }
    }

    @Override
    public void close() {
        try {
            container.destroy();
        } catch (Exception e) {
            LOG.debug("the listener did not stop cleanly", e);
        }
    }

    /** Whatever else comes over the channel is none of ours. */
    private static List<UUID> sessions(String message) {
        try {
            return Arrays.stream(message.split(",", -1)).map(UUID::fromString).toList();
        } catch (IllegalArgumentException _) {
            LOG.warn("not understood on {}: a message of {} characters", CHANNEL.getTopic(), message.length());
            return List.of();
        }
    }
}
