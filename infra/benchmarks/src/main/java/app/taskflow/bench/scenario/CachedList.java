package app.taskflow.bench.scenario;

import app.taskflow.bench.http.HttpConnection;
import app.taskflow.bench.http.HttpLoad;
import app.taskflow.bench.http.StaticTomcat;
import app.taskflow.bench.measure.Duel;
import app.taskflow.bench.measure.WarmUp;
import app.taskflow.bench.report.Check;
import app.taskflow.bench.report.Figures;
import app.taskflow.bench.report.Outcome;
import app.taskflow.bench.stage.Caller;
import app.taskflow.bench.stage.LogFilling;
import app.taskflow.bench.stage.Progress;
import app.taskflow.bench.stage.Stage;
import app.taskflow.log.EventLog;
import app.taskflow.standalone.server.Role;
import app.taskflow.standalone.server.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A page that was asked for before, by a user whose token was seen before, against a server that just replies. */
final class CachedList implements Scenario {

    private static final int TASKS = 20;
    private static final int CONNECTIONS = 32;
    private static final double REQUIRED = 0.35;

    @Override
    public String name() {
        return "cached-list";
    }

    @Override
    public Outcome run(Scale scale, Path directory) throws Exception {
        try (Stage stage = Stage.empty(directory);
                Service service = stage.start(Role.EVERYTHING)) {
            Caller user = Caller.of(service, 1).getFirst();
            new LogFilling(service.bean(EventLog.class)).createTogether(user.id(), TASKS, TASKS);
            new Progress(service).awaitAll();
            byte[] request = user.list("limit=" + TASKS, "");
            byte[] page = page(service.port(), request);
            try (HttpLoad ours = new HttpLoad(service.port(), CONNECTIONS, request)) {
                WarmUp.untilSteady(
                        scale.warmUps(), () -> ours.run(scale.round()).perSecond());
                // Only now, as it closes connections that are idle for as long as that takes.
                return againstStaticReply(scale, directory, request, page, ours);
            }
        }
    }

    private Outcome againstStaticReply(Scale scale, Path directory, byte[] request, byte[] page, HttpLoad ours)
            throws Exception {
        try (StaticTomcat peer = new StaticTomcat(Files.createDirectories(directory.resolve("static")), page);
                HttpLoad theirs = new HttpLoad(peer.port(), CONNECTIONS, request)) {
            Duel duel = Duel.fight(
                    scale.warmUps(),
                    scale.rounds(),
                    () -> ours.run(scale.round()).perSecond(),
                    () -> theirs.run(scale.round()).perSecond());
            return new Outcome(
                    name(),
                    "cached list of %d tasks (%d bytes), against a static reply".formatted(TASKS, page.length),
                    Figures.perSecond(duel.ours()),
                    Figures.perSecond(duel.peer()),
                    List.of(Check.ratioAtLeast(duel.ratio(), REQUIRED)),
                    duel.rounds());
        }
    }

    private static byte[] page(int port, byte[] request) throws Exception {
        try (HttpConnection connection = new HttpConnection(port)) {
            int status = connection.exchange(request);
            if (status != 200) {
                throw new IllegalStateException("answered with " + status);
            }
            return connection.body();
        }
    }
}
