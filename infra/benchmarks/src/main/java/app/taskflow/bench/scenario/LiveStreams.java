package app.taskflow.bench.scenario;

import app.taskflow.bench.http.EventStream;
import app.taskflow.bench.http.HttpConnections;
import app.taskflow.bench.measure.Arrivals;
import app.taskflow.bench.measure.Heap;
import app.taskflow.bench.measure.Latency;
import app.taskflow.bench.report.Check;
import app.taskflow.bench.report.Figures;
import app.taskflow.bench.report.Outcome;
import app.taskflow.bench.stage.Caller;
import app.taskflow.bench.stage.SampleTasks;
import app.taskflow.bench.stage.Stage;
import app.taskflow.standalone.server.Role;
import app.taskflow.standalone.server.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Streams that nothing comes by beside some by which tasks come that are created over HTTP, one a second each. The time
 * runs from when the create was meant to come to when its event is there; the peer is the same without the idle ones.
 */
final class LiveStreams implements Scenario {

    private static final double ALLOWED_MILLIS = 100;
    /** A connection's buffers at both ends, which are in one process here. */
    private static final double ALLOWED_KIB = 64;

    private static final int KIB_A_MIB = 1_024;
    private static final int PATIENCE_SECONDS = 30;

    /** One who watches her own changes. */
    private record Watcher(Caller user, EventStream stream, Semaphore seen) {}

    @Override
    public String name() {
        return "live";
    }

    @Override
    public Outcome run(Scale scale, Path directory) throws Exception {
        List<EventStream> open = new ArrayList<>();
        try (Stage stage = Stage.empty(directory);
                Service service = stage.start(Role.EVERYTHING);
                HttpConnections connections = new HttpConnections(service.port())) {
            List<Watcher> watchers = new ArrayList<>();
            for (Caller user : Caller.of(service, scale.active())) {
                watchers.add(watch(service, user));
                open.add(watchers.getLast().stream());
            }
            Arrivals.Work work = arrival -> createAndSee(connections, watchers.get(arrival % watchers.size()), arrival);
            for (int i = 0; i < scale.warmUps(); i++) {
                new Arrivals(scale.active(), scale.round()).run(work);
            }
            Latency alone = measured(scale, work);
            List<Caller> idle = Caller.of(service, scale.idle());
            double before = Heap.used();
            for (Caller user : idle) {
                open.add(new EventStream(service.port(), user.events()));
            }
            double kib = (Heap.used() - before) * KIB_A_MIB / scale.idle();
            return outcome(scale, alone, measured(scale, work), kib);
        } finally {
            for (EventStream stream : open) {
                stream.close();
            }
        }
    }

    private Outcome outcome(Scale scale, Latency alone, Latency beside, double kib) {
        return new Outcome(
                name(),
                "write to arrival on %d streams beside %,d idle ones"
                        .formatted(scale.active(), scale.idle())
                        .replace(',', ' '),
                figures(beside),
                figures(alone),
                List.of(
                        new Check("p99", beside.percentile(99), Check.Bound.AT_MOST, ALLOWED_MILLIS, " ms"),
                        new Check("heap of an idle stream", kib, Check.Bound.AT_MOST, ALLOWED_KIB, " KiB")),
                List.of());
    }

    private static String figures(Latency latency) {
        return "p50 %s, p99 %s"
                .formatted(Figures.millis(latency.percentile(50)), Figures.millis(latency.percentile(99)));
    }

    private static Latency measured(Scale scale, Arrivals.Work work) {
        return new Arrivals(scale.active(), scale.round().multipliedBy(scale.rounds())).run(work);
    }

    private static Watcher watch(Service service, Caller user) throws Exception {
        EventStream stream = new EventStream(service.port(), user.events());
        Semaphore seen = new Semaphore(0);
        Thread.startVirtualThread(() -> stream.read(event -> {
            if (event.equals("task.created")) {
                seen.release();
            }
        }));
        return new Watcher(user, stream, seen);
    }

    private static void createAndSee(HttpConnections connections, Watcher watcher, int number) throws Exception {
        connections.use(connection -> {
            int status = connection.exchange(watcher.user().create(SampleTasks.json(number)));
            if (status != 201) {
                throw new IllegalStateException("answered with " + status);
            }
        });
        if (!watcher.seen().tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("a task was created, and its event did not come");
        }
    }
}
