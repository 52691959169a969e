package app.taskflow.query.past;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How far and how much is looked into the past.
 *
 * @param interval how many events are folded at the least between two states that are kept
 * @param folds how many folds may run at once on a node
 * @param turn how long a reader waits for one of them
 * @param patience how long a fold may take; states are kept behind it, so that the next one has less to do
 * @param cache how much memory the folds that were asked for last may take; by default an eighth of what there is
 */
@ConfigurationProperties("taskflow.query.past")
public record PastSettings(
        @DefaultValue("5000") int interval,
        @DefaultValue("2") int folds,
        @DefaultValue("1s") Duration turn,
        @DefaultValue("4s") Duration patience,
        @Nullable DataSize cache) {

    long cacheBytes() {
        return cache == null ? Runtime.getRuntime().maxMemory() / 8 : cache.toBytes();
    }
}
