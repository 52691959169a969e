package app.taskflow.command.imports.queue;

import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Partitioning;
import app.taskflow.web.consistency.ViewsDelay;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Whether the views keep up. Imports are written faster than they can be shown, and whoever shares a partition with one
 * would see her own changes only behind all its rows.
 */
final class ViewsPace {

    private static final Logger LOG = LoggerFactory.getLogger(ViewsPace.class);

    private final StringRedisTemplate redis;
    private final Partitioning partitioning;

    ViewsPace(StringRedisTemplate redis, Partitioning partitioning) {
        this.redis = redis;
        this.partitioning = partitioning;
    }

    /** Whether somebody notices that the views of one of the owners are behind; false also if that is not known. */
    boolean isBehind(Collection<UserId> owners) {
        List<String> keys = owners.stream()
                .map(partitioning::of)
                .distinct()
                .map(ViewsDelay::key)
                .toList();
        if (keys.isEmpty()) {
            return false;
        }
        try {
            List<@Nullable String> delays = redis.opsForValue().multiGet(keys);
            return delays != null && delays.stream().anyMatch(Objects::nonNull);
        } catch (DataAccessException e) {
            LOG.debug("how far the views are is not known", e);
            return false;
        }
    }
}
