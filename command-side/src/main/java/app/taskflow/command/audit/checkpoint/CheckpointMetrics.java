package app.taskflow.command.audit.checkpoint;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Whether this node refuses to sign, since the log is not what was signed before: what an operator must hear of. */
final class CheckpointMetrics implements MeterBinder {

    private final CheckpointSchedule schedule;

    CheckpointMetrics(CheckpointSchedule schedule) {
        this.schedule = schedule;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("taskflow.checkpoints.refused", schedule, node -> node.alarm() == null ? 0 : 1)
                .description("1 while the log does not hold what the last checkpoint says")
                .register(registry);
    }
}
