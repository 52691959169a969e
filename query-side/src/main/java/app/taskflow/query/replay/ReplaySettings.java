package app.taskflow.query.replay;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How views are built anew.
 *
 * @param eventsPerSecond the most events that are applied in a second, so that there is something left for others
 * @param threads how many partitions are built at once
 * @param settling how long after all nodes have said that they feed new views it is waited for those that were still at
 *     something older
 * @param kept for how long after a switch the views from before can be shown again
 * @param lease after which a node that has died loses its replay to another
 */
@ConfigurationProperties("taskflow.query.replay")
public record ReplaySettings(
        @DefaultValue("50000") int eventsPerSecond,
        @DefaultValue("2") int threads,
        @DefaultValue("2s") Duration settling,
        @DefaultValue("24h") Duration kept,
        @DefaultValue("15s") Duration lease) {}
