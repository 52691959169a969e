package app.taskflow.command.imports.queue;

import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Partitioning;
import app.taskflow.web.consistency.ViewsDelay;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Whether the views keep up. Imports are written faster than they can be shown, and whoever shares a partition with one
 * would see her own changes only behind all its rows. For one thread.
 */
final class ViewsPace {

    private static final Logger LOG = LoggerFactory.getLogger(ViewsPace.class);

    private final StringRedisTemplate redis;
    private final Partitioning partitioning;
    private final Clock clock;

    /** By partition, when something was last written, in milliseconds since 1970. */
    private final Map<Integer, Long> written = new HashMap<>();

    /** @param clock the one that tells when events are recorded */
    ViewsPace(StringRedisTemplate redis, Partitioning partitioning, Clock clock) {
        this.redis = redis;
        this.partitioning = partitioning;
        this.clock = clock;
    }

    /** Rows of the owners were done just now. */
    void wrote(Collection<UserId> owners) {
        owners.forEach(owner -> written.put(partitioning.of(owner), clock.millis()));
    }

    /**
     * Whether somebody notices that the views of one of the owners are behind, and much of what was last written for
     * them is not in the views yet; false also if that is not known.
     */
    boolean isBehind(Collection<UserId> owners) {
        List<Integer> partitions = owners.stream()
                .map(partitioning::of)
                .filter(written::containsKey)
                .distinct()
                .toList();
        if (partitions.isEmpty()) {
            return false;
        }
        try {
            List<@Nullable String> shown = redis.opsForValue()
                    .multiGet(partitions.stream().map(ViewsDelay::key).toList());
            for (int i = 0; shown != null && i < partitions.size(); i++) {
                if (isBehind(partitions.get(i), shown.get(i))) {
                    return true;
                }
            }
        } catch (DataAccessException | NumberFormatException e) {
            LOG.debug("how far the views are is not known", e);
        }
        return false;
    }

    private boolean isBehind(int partition, @Nullable String shown) {
        return shown != null
                && written.getOrDefault(partition, 0L) - Long.parseLong(shown) >= ViewsDelay.LEFT.toMillis();
    }
}
