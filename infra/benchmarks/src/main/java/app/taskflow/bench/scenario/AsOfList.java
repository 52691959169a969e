package app.taskflow.bench.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.taskflow.bench.http.HttpConnection;
import app.taskflow.bench.measure.Duel;
import app.taskflow.bench.measure.Median;
import app.taskflow.bench.report.Check;
import app.taskflow.bench.report.Figures;
import app.taskflow.bench.report.Outcome;
import app.taskflow.bench.stage.Caller;
import app.taskflow.bench.stage.LogFilling;
import app.taskflow.bench.stage.Progress;
import app.taskflow.bench.stage.SampleTasks;
import app.taskflow.bench.stage.Stage;
import app.taskflow.log.EventLog;
import app.taskflow.standalone.server.Role;
import app.taskflow.standalone.server.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first page of a long list as of an instant that nobody asked for before, against that of the list as it is, with
 * a task added before each; and the next page of that instant.
 */
final class AsOfList implements Scenario {

    private static final int IN_COMMIT = 500;
    private static final int LIMIT = 100;
    private static final double ALLOWED_MILLIS = 2_000;
    private static final double ALLOWED_MILLIS_NEXT = 200;
    private static final Pattern CURSOR = Pattern.compile("\"nextCursor\":\"([^\"]+)\"");

    @Override
    public String name() {
        return "as-of";
    }

    @Override
    public Outcome run(Scale scale, Path directory) throws Exception {
        try (Stage stage = Stage.empty(directory);
                Service service = stage.start(Role.EVERYTHING)) {
            Caller user = Caller.of(service, 1).getFirst();
            new LogFilling(service.bean(EventLog.class)).createTogether(user.id(), scale.tasks(), IN_COMMIT);
            Instant filled = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            new Progress(service).awaitAll();
            try (HttpConnection connection = new HttpConnection(service.port())) {
                return measure(scale, new Reader(user, connection, filled));
            }
        }
    }

    private Outcome measure(Scale scale, Reader reader) throws Exception {
        Duel duel = Duel.fight(
                scale.warmUps(),
                scale.rounds(),
                () -> reader.medianMillis(scale, reader::ofAnotherInstant),
                () -> reader.medianMillis(scale, reader::ofNow));
        return new Outcome(
                name(),
                "a list of %,d tasks as of an instant, against the list"
                        .formatted(scale.tasks())
                        .replace(',', ' '),
                Figures.millis(duel.ours()),
                Figures.millis(duel.peer()),
                List.of(
                        new Check("first page", duel.ours(), Check.Bound.AT_MOST, ALLOWED_MILLIS, " ms"),
                        new Check(
                                "next page",
                                reader.medianMillis(scale, reader::next),
                                Check.Bound.AT_MOST,
                                ALLOWED_MILLIS_NEXT,
                                " ms")),
                duel.rounds());
    }

    /** A page, and what it took. */
    @FunctionalInterface
    private interface Page {
        double millis() throws IOException;
    }

    /** One user who reads pages one after the other. */
    private static final class Reader {

        private final Caller user;
        private final HttpConnection connection;
        private Instant asOf;
        private String cursor = "";
        private int added;

        Reader(Caller user, HttpConnection connection, Instant filled) {
            this.user = user;
            this.connection = connection;
            this.asOf = filled;
        }

        double medianMillis(Scale scale, Page page) throws IOException {
            List<Double> millis = new ArrayList<>();
            long end = System.nanoTime() + scale.round().toNanos();
            while (millis.isEmpty() || System.nanoTime() - end < 0) {
                millis.add(page.millis());
            }
            return Median.of(millis);
        }

        double ofAnotherInstant() throws IOException {
            asOf = asOf.plusMillis(1);
            double millis = timed("&asOf=" + asOf);
            cursor = cursor();
            return millis;
        }

        /** The last one again when the list has ended. */
        double next() throws IOException {
            double millis = timed("&asOf=" + asOf + "&cursor=" + cursor);
            cursor = cursor();
            return millis;
        }

        double ofNow() throws IOException {
            exchange(201, user.create(SampleTasks.json(added++)));
            String token = connection.header("consistency-token");
            exchange(200, user.list("limit=1", "Consistency-Token: " + token + "\r\n"));
            return timed("");
        }

        private double timed(String query) throws IOException {
            byte[] request = user.list("limit=" + LIMIT + query, "");
            long began = System.nanoTime();
            exchange(200, request);
            return (System.nanoTime() - began) / 1e6;
        }

        private String cursor() {
            Matcher next = CURSOR.matcher(new String(connection.body(), UTF_8));
            return next.find() ? next.group(1) : cursor;
        }

        private void exchange(int expected, byte[] request) throws IOException {
            int status = connection.exchange(request);
            if (status != expected) {
                throw new IllegalStateException(
                        "answered with " + status + ": " + new String(connection.body(), UTF_8));
            }
        }
    }
}
