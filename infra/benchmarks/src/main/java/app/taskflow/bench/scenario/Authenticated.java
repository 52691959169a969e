package app.taskflow.bench.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.taskflow.bench.http.HttpLoad;
import app.taskflow.bench.measure.Duel;
import app.taskflow.bench.report.Check;
import app.taskflow.bench.report.Figures;
import app.taskflow.bench.report.Outcome;
import app.taskflow.bench.stage.Caller;
import app.taskflow.bench.stage.Stage;
import app.taskflow.standalone.server.Role;
import app.taskflow.standalone.server.Service;
import java.nio.file.Path;
import java.util.List;

/** What it costs to know who is asking: the same public handler, with and without a token that was seen before. */
final class Authenticated implements Scenario {

    private static final int CONNECTIONS = 32;
    private static final double REQUIRED = 1.15;

    @Override
    public String name() {
        return "authenticated";
    }

    @Override
    public Outcome run(Scale scale, Path directory) throws Exception {
        try (Stage stage = Stage.empty(directory);
                Service service = stage.start(Role.EVERYTHING)) {
            Caller user = Caller.of(service, 1).getFirst();
            try (HttpLoad known = new HttpLoad(
                            service.port(), CONNECTIONS, request("Authorization: Bearer " + user.token() + "\r\n"));
                    HttpLoad unknown = new HttpLoad(service.port(), CONNECTIONS, request(""))) {
                Duel duel = Duel.fight(
                        scale.warmUps(),
                        scale.rounds(),
                        () -> known.run(scale.round()).perSecond(),
                        () -> unknown.run(scale.round()).perSecond());
                return new Outcome(
                        name(),
                        "public keys asked for with a token, against without one",
                        Figures.perSecond(duel.ours()),
                        Figures.perSecond(duel.peer()),
                        List.of(Check.ratioAtMost(1 / duel.ratio(), REQUIRED)),
                        duel.rounds());
            }
        }
    }

    private static byte[] request(String headers) {
        return ("GET /.well-known/jwks.json HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n").getBytes(UTF_8);
    }
}
