package app.taskflow.bench.scenario;

import app.taskflow.bench.http.HttpConnection;
import app.taskflow.bench.http.HttpConnections;
import app.taskflow.bench.measure.Arrivals;
import app.taskflow.bench.measure.BusyProcessors;
import app.taskflow.bench.measure.Duel;
import app.taskflow.bench.measure.Heap;
import app.taskflow.bench.measure.Latency;
import app.taskflow.bench.measure.Median;
import app.taskflow.bench.measure.Throughput;
import app.taskflow.bench.measure.WarmUp;
import app.taskflow.bench.peer.RawCopies;
import app.taskflow.bench.report.Check;
import app.taskflow.bench.report.Figures;
import app.taskflow.bench.report.Outcome;
import app.taskflow.bench.stage.Caller;
import app.taskflow.bench.stage.Progress;
import app.taskflow.bench.stage.SampleTasks;
import app.taskflow.bench.stage.Stage;
import app.taskflow.query.store.Views;
import app.taskflow.standalone.server.Role;
import app.taskflow.standalone.server.Service;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.RawBsonDocument;

/**
 * A file uploaded over HTTP, from its first byte until all its tasks are in the views, while somebody else reads her
 * list; against inserting such views and such events once more. Her list is timed before, too, while nobody imports, and
 * beside threads that keep all processors busy, which tells how much of what she notices is the machine's. At last one more
 * file tells what an import holds in memory.
 */
final class BulkImport implements Scenario {

    private static final int READS_PER_SECOND = 100;
    private static final Duration LONGEST = Duration.ofMinutes(3);
    /** As often as the command line asks how far its import is, at first. */
    private static final Duration LOOK = Duration.ofMillis(100);
    /** After each of so many parts of the rows, but the last, the heap is looked at. */
    private static final int HEAP_PARTS = 5;
    /** A part of the file is enough to warm up with. */
    private static final int PARTS = 5;

    private static final double REQUIRED_RATIO = 0.5;
    private static final double REQUIRED_P95 = 2;
    /** Some chunks of a file, rows and events of some turns, batches of views, and what buffers keep of them. */
    private static final double HEAP_MIB = 128;

    private static final Pattern PROCESSED = Pattern.compile("\"processed\":(\\d+)");

    private final List<Double> idle = new ArrayList<>();
    private final List<Double> meanwhile = new ArrayList<>();
    private final List<Double> besideOthers = new ArrayList<>();

    @Override
    public String name() {
        return "import";
    }

    @Override
    public Outcome run(Scale scale, Path directory) throws Exception {
        // On servers of its own: what was imported to warm up would be in the way of what is measured, and only of
        // ours.
        try (Stage stage = Stage.empty(directory.resolve("warm-up"));
                Service service = stage.start(Role.EVERYTHING);
                HttpConnections connections = new HttpConnections(service.port())) {
            Arrivals.Work read = listOfSomebody(service, connections);
            int few = scale.imported() / PARTS;
            String part = SampleTasks.csv(few);
            WarmUp.untilSteady(scale.warmUps(), () -> imported(few, service, part, read));
        }
        meanwhile.clear();
        List<Duel.Round> rounds = new ArrayList<>();
        try (Stage stage = Stage.empty(directory.resolve("measured"));
                Service service = stage.start(Role.EVERYTHING);
                HttpConnections connections = new HttpConnections(service.port())) {
            Arrivals.Work read = listOfSomebody(service, connections);
            String file = SampleTasks.csv(scale.imported());
            for (int round = 0; round < scale.backlogRounds(); round++) {
                Arrivals reads = new Arrivals(READS_PER_SECOND, scale.round());
                idle.add(reads.run(read).percentile(95));
                try (BusyProcessors _ = new BusyProcessors()) {
                    besideOthers.add(reads.run(read).percentile(95));
                }
                double ours = imported(scale.imported(), service, file, read);
                rounds.add(new Duel.Round(ours, copied(scale, stage, service, round)));
            }
            return outcome(scale, new Duel(rounds), held(scale.imported(), service, file));
        }
    }

    private static Arrivals.Work listOfSomebody(Service service, HttpConnections connections) throws Exception {
        Caller reader = Caller.of(service, 1).getFirst();
        for (int i = 0; i < 20; i++) {
            byte[] create = reader.create(SampleTasks.json(i));
            connections.use(connection -> require(201, connection.exchange(create), connection));
        }
        byte[] list = reader.list("limit=20", "");
        return _ -> connections.use(connection -> require(200, connection.exchange(list), connection));
    }

    private Outcome outcome(Scale scale, Duel duel, double held) {
        double p95 = Median.of(meanwhile) / Median.of(idle);
        return new Outcome(
                name(),
                "upload of %,d rows to all visible, against insertMany; p95 of a list meanwhile %s, idle %s, beside busy processors %s"
                        .formatted(
                                scale.imported(),
                                Figures.millis(Median.of(meanwhile)),
                                Figures.millis(Median.of(idle)),
                                Figures.millis(Median.of(besideOthers)))
                        .replace(',', ' '),
                Figures.perSecond(duel.ours()),
                Figures.perSecond(duel.peer()),
                List.of(
                        Check.ratioAtLeast(duel.ratio(), REQUIRED_RATIO),
                        new Check("p95", p95, Check.Bound.AT_MOST, REQUIRED_P95, "x"),
                        new Check("heap", held, Check.Bound.AT_MOST, HEAP_MIB, " MiB")),
                duel.rounds());
    }

    private double imported(int rows, Service service, String file, Arrivals.Work read) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Caller importer = Caller.of(service, 1).getFirst();
        byte[] upload = importer.upload(file);
        try (ExecutorService executor = Executors.newSingleThreadExecutor();
                HttpConnection connection = new HttpConnection(service.port())) {
            CompletableFuture<Latency> latency = CompletableFuture.supplyAsync(
                    () -> new Arrivals(READS_PER_SECOND, LONGEST).runWhile(() -> !over.get(), read), executor);
            long began = System.nanoTime();
            try {
                byte[] look = begin(importer, upload, connection);
                Progress.await(LONGEST, LOOK, () -> isCompleted(state(connection, look)));
                new Progress(service).awaitAll();
            } finally {
                over.set(true);
            }
            Throughput throughput = new Throughput(rows, Duration.ofNanos(System.nanoTime() - began));
            meanwhile.add(latency.get().percentile(95));
            return throughput.perSecond();
        }
    }

    /**
     * What an import holds beside the database, which is in the same heap and grows by each row: by how much the heap,
     * in the middle of an import, is above the line from its beginning to its end. In MiB; no number if it was over before
     * anybody looked.
     */
    private static double held(int rows, Service service, String file) throws IOException {
        Caller importer = Caller.of(service, 1).getFirst();
        byte[] upload = importer.upload(file);
        try (HttpConnection connection = new HttpConnection(service.port())) {
            double before = Heap.used();
            byte[] look = begin(importer, upload, connection);
            Map<Double, Double> used = new HashMap<>();
            Progress.await(LONGEST, LOOK, () -> {
                String state = state(connection, look);
                double part = processed(state) / rows;
                if (part * HEAP_PARTS >= used.size() + 1 && part < 1) {
                    used.put(part, Heap.used());
                }
                return isCompleted(state);
            });
            new Progress(service).awaitAll();
            double after = Heap.used();
            return used.entrySet().stream()
                    .mapToDouble(then -> then.getValue() - before - (after - before) * then.getKey())
                    .max()
                    .orElse(Double.NaN);
        }
    }

    /** The request that asks how far it is. */
    private static byte[] begin(Caller importer, byte[] upload, HttpConnection connection) throws IOException {
        require(202, connection.exchange(upload), connection);
        String location = connection.header("location");
        return importer.lookAt(location.substring(location.lastIndexOf('/') + 1));
    }

    private static String state(HttpConnection connection, byte[] look) {
        try {
            require(200, connection.exchange(look), connection);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new String(connection.body(), StandardCharsets.UTF_8);
    }

    private static boolean isCompleted(String state) {
        if (state.contains("\"failed\"")) {
            throw new IllegalStateException(state);
        }
        return state.contains("\"completed\"");
    }

    private static double processed(String state) {
        Matcher processed = PROCESSED.matcher(state);
        return processed.find() ? Double.parseDouble(processed.group(1)) : 0;
    }

    private static double copied(Scale scale, Stage stage, Service service, int round) {
        String views =
                service.bean(Views.class).tasks().collection().getNamespace().getCollectionName();
        RawCopies copies = new RawCopies(
                stage.mongo().getDatabase("taskflow_views").getCollection(views, RawBsonDocument.class),
                stage.mongo().getDatabase("taskflow_log").getCollection("commits", RawBsonDocument.class),
                scale.imported());
        MongoDatabase database = stage.mongo().getDatabase("peer" + round);
        long began = System.nanoTime();
        copies.insertInto(database);
        Throughput throughput = new Throughput(scale.imported(), Duration.ofNanos(System.nanoTime() - began));
        database.drop();
        Heap.collect();
        return throughput.perSecond();
    }

    private static void require(int expected, int status, HttpConnection connection) {
        if (status != expected) {
            throw new IllegalStateException(
                    "answered with " + status + ": " + new String(connection.body(), StandardCharsets.UTF_8));
        }
    }
}
