package app.taskflow.query.projection.watch;

import app.taskflow.log.failure.LogException;
import app.taskflow.query.store.DeadLetter;
import app.taskflow.query.store.Views;
import com.mongodb.MongoException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/** How far the views are behind, and what waits for an operator; over all nodes, and no number while it cannot be told. */
final class ProjectionMetrics implements MeterBinder {

    private static final String TAG = "projection";

    private final ProjectionLag lag;
    private final Views views;

    ProjectionMetrics(ProjectionLag lag, Views views) {
        this.lag = lag;
        this.views = views;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(
                registry,
                "taskflow.projection.lag.commits",
                "Commits of the log that the views do not show yet",
                now -> now.recent().commits());
        gauge(
                registry,
                "taskflow.projection.lag.seconds",
                "How long the oldest of them has waited",
                now -> now.recent().age().toMillis() / 1_000.0);
        gauge(
                registry,
                "taskflow.projection.dead.letters",
                "Events that block their owners",
                _ -> views.deadLetters().count(DeadLetter.State.BLOCKED));
    }

    private void gauge(MeterRegistry registry, String name, String what, ToDoubleFunction<ProjectionLag> value) {
        Gauge.builder(name, lag, present -> orNothing(present, value))
                .description(what)
                .tag(TAG, views.projection().toString())
                .register(registry);
    }

    private static double orNothing(ProjectionLag lag, ToDoubleFunction<ProjectionLag> value) {
        try {
            return value.applyAsDouble(lag);
        } catch (MongoException | LogException _) {
            return Double.NaN;
        }
    }
}
