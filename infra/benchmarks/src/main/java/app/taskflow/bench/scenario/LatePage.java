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
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page far down a long list, against the first one; a task is added before each, so that none is answered from a cache. */
final class LatePage implements Scenario {

    private static final int IN_COMMIT = 500;
    private static final double ALLOWED = 1.3;
    private static final Pattern CURSOR = Pattern.compile("\"nextCursor\":\"([^\"]+)\"");

    @Override
    public String name() {
        return "late-page";
    }

    @Override
    public Outcome run(Scale scale, Path directory) throws Exception {
        try (Stage stage = Stage.empty(directory);
                Service service = stage.start(Role.EVERYTHING)) {
            Caller user = Caller.of(service, 1).getFirst();
            new LogFilling(service.bean(EventLog.class)).createTogether(user.id(), scale.tasks(), IN_COMMIT);
            new Progress(service).awaitAll();
            try (HttpConnection connection = new HttpConnection(service.port())) {
                return measure(scale, new Reader(user, connection, scale.tasks() / scale.pages()));
            }
        }
    }

    private Outcome measure(Scale scale, Reader reader) throws Exception {
        String late = reader.cursorOf(scale.pages());
        Duel duel = Duel.fight(
                scale.warmUps(),
                scale.rounds(),
                () -> reader.medianMillis(scale, "&cursor=" + late),
                () -> reader.medianMillis(scale, ""));
        return new Outcome(
                name(),
                "page %,d of %,d tasks, against page 1"
                        .formatted(scale.pages(), scale.tasks())
                        .replace(',', ' '),
                Figures.millis(duel.ours()),
                Figures.millis(duel.peer()),
                List.of(Check.ratioAtMost(duel.ratio(), ALLOWED)),
                duel.rounds());
    }

    /** One user who reads pages one after the other. */
    private static final class Reader {

        private final Caller user;
        private final HttpConnection connection;
        private final int limit;
        private int added;

        Reader(Caller user, HttpConnection connection, int limit) {
            this.user = user;
            this.connection = connection;
            this.limit = limit;
        }

        /** Found the way a client finds it: page by page. */
        String cursorOf(int page) throws IOException {
            String cursor = "";
            for (int i = 1; i < page; i++) {
                exchange(200, user.list("limit=" + limit + (i == 1 ? "" : "&cursor=" + cursor), ""));
                Matcher next = CURSOR.matcher(new String(connection.body(), UTF_8));
                if (!next.find()) {
                    throw new IllegalStateException("page " + i + " is the last");
                }
                cursor = next.group(1);
            }
            return cursor;
        }

        double medianMillis(Scale scale, String cursor) throws IOException {
            List<Double> millis = new ArrayList<>();
            long end = System.nanoTime() + scale.round().toNanos();
            while (millis.isEmpty() || System.nanoTime() - end < 0) {
                addTask();
                byte[] request = user.list("limit=" + limit + cursor, "");
                long began = System.nanoTime();
                exchange(200, request);
                millis.add((System.nanoTime() - began) / 1e6);
            }
            return Median.of(millis);
        }

        /** Waits until it can be seen, so that no page has to wait for it. */
        private void addTask() throws IOException {
            exchange(201, user.create(SampleTasks.json(added++)));
            String token = connection.header("consistency-token");
            exchange(200, user.list("limit=1", "Consistency-Token: " + token + "\r\n"));
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
