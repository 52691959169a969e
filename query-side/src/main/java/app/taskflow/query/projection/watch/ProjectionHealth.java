package app.taskflow.query.projection.watch;

import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** Whether the views follow the log: down while an event has waited for longer than is bearable. */
final class ProjectionHealth extends AbstractHealthIndicator {

    private final ProjectionLag lag;
    private final Duration bearable;

    ProjectionHealth(ProjectionLag lag, Duration bearable) {
        super("the lag of the projection cannot be told");
        this.lag = lag;
        this.bearable = bearable;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        ProjectionLag.Snapshot now = lag.measure();
        health.status(now.age().compareTo(bearable) > 0 ? Status.DOWN : Status.UP)
                .withDetail("lagCommits", now.commits())
                .withDetail("lagSeconds", now.age().toSeconds());
    }
}
