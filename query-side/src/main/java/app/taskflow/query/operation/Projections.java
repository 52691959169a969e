package app.taskflow.query.operation;

import app.taskflow.query.projection.ProjectionSettings;
import app.taskflow.query.projection.watch.ProjectionLag;
import app.taskflow.query.store.DeadLetter;
import app.taskflow.query.store.Views;
import app.taskflow.web.problem.ProblemCode;
import java.util.List;

/** The projections that there are, and how they do. */
final class Projections {

    /**
     * A projection as operators see it.
     *
     * @param version of the views that are shown
     * @param state {@code running}, or {@code behind} while an event has waited for longer than is bearable
     * @param lagEvents the events of the log that the views do not show yet; of very many at least so many
     * @param lagSeconds how long the oldest of them has waited
     * @param deadLetters the events that stop their owners
     */
    record Row(String name, int version, String state, long lagEvents, double lagSeconds, long deadLetters) {}

    private final Views views;
    private final ProjectionLag lag;
    private final ProjectionSettings settings;

    Projections(Views views, ProjectionLag lag, ProjectionSettings settings) {
        this.views = views;
        this.lag = lag;
        this.settings = settings;
    }

    /** @throws app.taskflow.web.problem.ProblemException 404 if there is no projection of that name */
    void require(String name) {
        if (!name.equals(views.projection().name())) {
            throw ProblemCode.NOT_FOUND.exception("There is no such projection");
        }
    }

    List<Row> all() {
        ProjectionLag.Snapshot now = lag.measure();
        return List.of(new Row(
                views.projection().name(),
                views.versions().refresh().live(),
                now.age().compareTo(settings.maxLag()) > 0 ? "behind" : "running",
                now.commits() == 0 ? 0 : lag.events(),
                now.age().toMillis() / 1_000.0,
                views.deadLetters().count(DeadLetter.State.BLOCKED)));
    }
}
