package app.taskflow.command.relay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** How many commits wait for Kafka, for each partition that this node publishes; no number for those of others. */
final class RelayMetrics implements MeterBinder {

    private static final String LAG = "taskflow.relay.lag";

    private final Relay relay;
    private final int partitions;

    RelayMetrics(Relay relay, int partitions) {
        this.relay = relay;
        this.partitions = partitions;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (int i = 0; i < partitions; i++) {
            int partition = i;
            Gauge.builder(
                            LAG,
                            relay,
                            r -> r.progress(partition)
                                    .map(PartitionProgress::lag)
                                    .map(Long::doubleValue)
                                    .orElse(Double.NaN))
                    .description("Commits of the log that Kafka does not have yet")
                    .tag("partition", String.valueOf(partition))
                    .register(registry);
        }
    }
}
