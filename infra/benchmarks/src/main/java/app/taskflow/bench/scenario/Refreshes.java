package app.taskflow.bench.scenario;

import app.taskflow.bench.http.HttpConnection;
import app.taskflow.bench.measure.Callers;
import app.taskflow.bench.measure.Duel;
import app.taskflow.bench.measure.Median;
import app.taskflow.bench.measure.WarmUp;
import app.taskflow.bench.report.Check;
import app.taskflow.bench.report.Figures;
import app.taskflow.bench.report.Outcome;
import app.taskflow.bench.stage.Accounts;
import app.taskflow.bench.stage.Stage;
import app.taskflow.standalone.server.Role;
import app.taskflow.standalone.server.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sessions that are refreshed over and over, each with the token that the last refresh gave. */
final class Refreshes implements Scenario {

    private static final int SESSIONS = 32;
    private static final double REQUIRED = 1_000;

    @Override
    public String name() {
        return "refreshes";
    }

    @Override
    public Outcome run(Scale scale, Path directory) throws Exception {
        try (Stage stage = Stage.empty(directory);
                Service service = stage.start(Role.COMMAND_SIDE)) {
            List<HttpConnection> connections = new ArrayList<>();
            try {
                List<Double> rates = measure(scale, service.port(), connections);
                return new Outcome(
                        name(),
                        "refreshes of %d sessions".formatted(SESSIONS),
                        Figures.perSecond(Median.of(rates)),
                        "",
                        List.of(new Check("rate", Median.of(rates), Check.Bound.AT_LEAST, REQUIRED, "/s")),
                        List.of());
            } finally {
                for (HttpConnection connection : connections) {
                    connection.close();
                }
            }
        }
    }

    private static List<Double> measure(Scale scale, int port, List<HttpConnection> connections) throws Exception {
        String[] tokens = new String[SESSIONS];
        for (int i = 0; i < SESSIONS; i++) {
            connections.add(new HttpConnection(port));
            tokens[i] = Accounts.register(connections.get(i), i);
        }
        Duel.Candidate rate = () -> Callers.onPlatformThreads(SESSIONS)
                .run(
                        scale.round(),
                        caller -> tokens[caller] = Accounts.refresh(connections.get(caller), tokens[caller]))
                .perSecond();
        WarmUp.untilSteady(scale.warmUps(), rate);
        List<Double> rates = new ArrayList<>();
        for (int round = 0; round < scale.rounds(); round++) {
            rates.add(rate.measure());
        }
        return rates;
    }
}
