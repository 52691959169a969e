package app.taskflow.query.projection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this node projects.
 *
 * @param threads how many batches are worked on at once; the partitions are shared out among the threads of all nodes
 * @param batchEvents how many events at the most are applied together
 * @param stallCheck how long a partition may stand still although the log has more, before it is read from the log
 * @param longestPause the most that is waited between two tries while something is away
 * @param sessionTimeout after which a node that does not answer loses its partitions to others
 * @param term for how long revisions in Redis may be believed after their projection was cut off from it
 * @param maxLag above which the node is not ready
 */
@ConfigurationProperties("taskflow.query.projection")
public record ProjectionSettings(
        @DefaultValue("2") int threads,
        @DefaultValue("2000") int batchEvents,
        @DefaultValue("5s") Duration stallCheck,
        @DefaultValue("2s") Duration longestPause,
        @DefaultValue("6s") Duration sessionTimeout,
        @DefaultValue("3s") Duration term,
        @DefaultValue("60s") Duration maxLag) {}
