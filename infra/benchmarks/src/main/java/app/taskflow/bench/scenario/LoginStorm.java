package app.taskflow.bench.scenario;

import app.taskflow.bench.http.HttpConnection;
import app.taskflow.bench.http.HttpConnections;
import app.taskflow.bench.measure.Arrivals;
import app.taskflow.bench.measure.Latency;
import app.taskflow.bench.measure.Median;
import app.taskflow.bench.measure.WarmUp;
import app.taskflow.bench.report.Check;
import app.taskflow.bench.report.Figures;
import app.taskflow.bench.report.Outcome;
import app.taskflow.bench.stage.Accounts;
import app.taskflow.bench.stage.Caller;
import app.taskflow.bench.stage.Stage;
import app.taskflow.standalone.server.Role;
import app.taskflow.standalone.server.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Lists that somebody reads while many sign in at once, against the same lists while nobody does. */
final class LoginStorm implements Scenario {

    private static final int READS_PER_SECOND = 200;
    private static final int STORM = 50;
    private static final double REQUIRED = 2;
    /** Ten of the thousand lists of a round make its p99; so few that it takes more rounds than a rate does. */
    private static final int TWICE = 2;

    @Override
    public String name() {
        return "login-storm";
    }

    @Override
    public Outcome run(Scale scale, Path directory) throws Exception {
        try (Stage stage = Stage.empty(directory);
                Service service = stage.start(Role.EVERYTHING);
                HttpConnections connections = new HttpConnections(service.port())) {
            connections.use(connection -> Accounts.register(connection, 0));
            byte[] list = Caller.of(service, 1).getFirst().list("limit=20", "");
            Arrivals reads = new Arrivals(READS_PER_SECOND, scale.round());
            Arrivals.Work read = _ -> connections.use(connection -> require(connection.exchange(list)));
            List<Double> calm = new ArrayList<>();
            List<Double> stormy = new ArrayList<>();
            AtomicInteger logins = new AtomicInteger();
            WarmUp.untilSteady(scale.warmUps(), () -> 1 / inStorm(service, logins, reads, read));
            logins.set(0);
            for (int round = 0; round < TWICE * scale.rounds(); round++) {
                calm.add(p99(reads, read));
                stormy.add(inStorm(service, logins, reads, read));
            }
            double ratio = Median.of(stormy) / Median.of(calm);
            return new Outcome(
                    name(),
                    "p99 of a list, %d a second, while %d callers sign in over and over (%d did), against calm"
                            .formatted(READS_PER_SECOND, STORM, logins.get()),
                    Figures.millis(Median.of(stormy)),
                    Figures.millis(Median.of(calm)),
                    List.of(Check.ratioAtMost(ratio, REQUIRED)),
                    List.of());
        }
    }

    private static double inStorm(Service service, AtomicInteger logins, Arrivals reads, Arrivals.Work read) {
        try (Storm _ = new Storm(service.port(), logins)) {
            return p99(reads, read);
        }
    }

    private static double p99(Arrivals reads, Arrivals.Work read) {
        Latency latency = reads.run(read);
        return latency.percentile(99);
    }

    private static void require(int status) {
        if (status != 200) {
            throw new IllegalStateException("a list was answered with " + status);
        }
    }

    /** Callers who sign in until they are told to stop; one who is sent away as the queue is full comes again at once. */
    private static final class Storm implements AutoCloseable {

        private final List<Thread> callers = new ArrayList<>();
        private volatile boolean over;

        Storm(int port, AtomicInteger logins) {
            for (int i = 0; i < STORM; i++) {
                callers.add(Thread.ofVirtual().name("storm-" + i).start(() -> signIn(port, logins)));
            }
        }

        private void signIn(int port, AtomicInteger logins) {
            byte[] login = Accounts.login(0);
            try (HttpConnection connection = new HttpConnection(port)) {
                while (!over) {
                    if (connection.exchange(login) == 200) {
                        logins.incrementAndGet();
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            over = true;
            try {
                for (Thread caller : callers) {
                    caller.join();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
