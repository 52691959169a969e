package app.taskflow.command.relay;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** Whether events get out: down while the relay cannot take part, or a partition has stood still for too long. */
final class RelayHealth extends AbstractHealthIndicator {

    private final RelayNode node;
    private final Duration stalledAfter;

    RelayHealth(RelayNode node, Duration stalledAfter) {
        super("the relay cannot tell how it is");
        this.node = node;
        this.stalledAfter = stalledAfter;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        String obstacle = node.obstacle();
        List<PartitionProgress> partitions = node.progress();
        List<Integer> stalled = partitions.stream()
                .filter(partition -> partition.stalled().compareTo(stalledAfter) > 0)
                .map(PartitionProgress::partition)
                .toList();
        health.status(obstacle == null && stalled.isEmpty() ? Status.UP : Status.DOWN)
                .withDetail("partitions", partitions.size())
                .withDetail(
                        "lag",
                        partitions.stream().mapToLong(PartitionProgress::lag).sum());
        if (obstacle != null) {
            health.withDetail("obstacle", obstacle);
        }
        if (!stalled.isEmpty()) {
            health.withDetail("stalled", stalled);
        }
    }
}
