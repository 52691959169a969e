package app.taskflow.bench.scenario;

import app.taskflow.bench.http.HttpConnection;
import app.taskflow.bench.http.HttpConnections;
import app.taskflow.bench.measure.Arrivals;
import app.taskflow.bench.measure.Callers;
import app.taskflow.bench.measure.Latency;
import app.taskflow.bench.report.Check;
import app.taskflow.bench.report.Figures;
import app.taskflow.bench.report.Outcome;
import app.taskflow.bench.stage.Caller;
import app.taskflow.bench.stage.SampleTasks;
import app.taskflow.bench.stage.Stage;
import app.taskflow.standalone.server.Role;
import app.taskflow.standalone.server.Service;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Everything in one process under a load that does not wait for it: a task is created over HTTP, and as soon as that is
 * answered her list is asked for with the token of the write. The time runs from when the create was meant to come to
 * when the list is there and shows it.
 */
final class Visible implements Scenario {

    private static final int USERS = 200;
    private static final String PAGE = "limit=20";
    private static final int ID_LENGTH = 36;
    private static final int LONGEST_WARM_UP = 4;
    private static final int FEW = 8;
    private static final double WELL_SERVED_MILLIS = 100;

    @Override
    public String name() {
        return "visible";
    }

    @Override
    public Outcome run(Scale scale, Path directory) throws Exception {
        try (Stage stage = Stage.empty(directory);
                Service service = stage.start(Role.EVERYTHING);
                HttpConnections connections = new HttpConnections(service.port())) {
            List<Caller> users = Caller.of(service, USERS);
            Arrivals.Work work = arrival -> createAndSee(connections, users.get(arrival % USERS), arrival);
            warmUp(scale, work);
            Latency latency = new Arrivals(scale.arrivals(), scale.round().multipliedBy(scale.rounds())).run(work);
            return new Outcome(
                    name(),
                    "create to visible in a list, %,d/s"
                            .formatted(scale.arrivals())
                            .replace(',', ' '),
                    "p50 %s, p99 %s, max %s"
                            .formatted(
                                    Figures.millis(latency.percentile(50)),
                                    Figures.millis(latency.percentile(99)),
                                    Figures.millis(latency.max())),
                    "",
                    List.of(
                            new Check("p50", latency.percentile(50), Check.Bound.AT_MOST, 15, " ms"),
                            new Check("p99", latency.percentile(99), Check.Bound.AT_MOST, 100, " ms")),
                    List.of());
        }
    }

    /**
     * By degrees: a program that is not compiled yet cannot take all of it, and the compiler needs a processor too. At
     * first a few callers wait for each other, then so many come as were well served before.
     */
    private static void warmUp(Scale scale, Arrivals.Work work) throws Exception {
        AtomicInteger number = new AtomicInteger();
        for (int i = 0; i < LONGEST_WARM_UP * scale.warmUps(); i++) {
            Callers.onVirtualThreads(FEW).run(scale.round(), _ -> work.once(number.getAndIncrement()));
        }
        int perSecond = Math.max(1, scale.arrivals() / 10);
        for (int i = 0; i < LONGEST_WARM_UP * scale.warmUps() && perSecond < scale.arrivals(); i++) {
            Latency latency = new Arrivals(perSecond, scale.round()).run(work);
            if (latency.percentile(99) <= WELL_SERVED_MILLIS) {
                perSecond = Math.min(scale.arrivals(), perSecond + scale.arrivals() / 10);
            }
        }
    }

    private static void createAndSee(HttpConnections connections, Caller user, int number) throws Exception {
        connections.use(connection -> {
            require(201, connection.exchange(user.create(SampleTasks.json(number))), connection);
            String location = connection.header("location");
            String id = location.substring(location.length() - ID_LENGTH);
            String token = "Consistency-Token: " + connection.header("consistency-token") + "\r\n";
            int status = connection.exchange(user.list(PAGE, token));
            // Not visible in the time that the server waits for it: it is asked again, and the time goes on.
            while (status == 503) {
                status = connection.exchange(user.list(PAGE, token));
            }
            require(200, status, connection);
            if (!new String(connection.body(), StandardCharsets.UTF_8).contains(id)) {
                throw new IllegalStateException("the list does not show task " + id);
            }
        });
    }

    private static void require(int expected, int status, HttpConnection connection) {
        if (status != expected) {
            throw new IllegalStateException(
                    "answered with " + status + ": " + new String(connection.body(), StandardCharsets.UTF_8));
        }
    }
}
