package app.taskflow.bench.scenario;

import app.taskflow.bench.measure.Duel;
import app.taskflow.bench.measure.Heap;
import app.taskflow.bench.measure.Throughput;
import app.taskflow.bench.peer.RawUpserts;
import app.taskflow.bench.report.Check;
import app.taskflow.bench.report.Figures;
import app.taskflow.bench.report.Outcome;
import app.taskflow.bench.stage.LogFilling;
import app.taskflow.bench.stage.Progress;
import app.taskflow.bench.stage.Stage;
import app.taskflow.events.id.UserId;
import app.taskflow.log.EventLog;
import app.taskflow.query.replay.Replay;
import app.taskflow.query.replay.ReplaySettings;
import app.taskflow.query.replay.ReplayTable;
import app.taskflow.query.store.Views;
import app.taskflow.standalone.server.Role;
import app.taskflow.standalone.server.Service;
import com.github.f4b6a3.uuid.UuidCreator;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.RawBsonDocument;

/**
 * All views built anew by a replay of a running service, from its beginning to where it has them and every node feeds
 * them; against writing these same views once more. It then has to find them right and show them.
 *
 * <p>The database is in the same process, so its own growth by the views is taken off what the replay holds: the copy
 * that the peer makes tells how large that is.
 */
final class Replays implements Scenario {

    private static final int OWNERS = 500;
    private static final int IN_COMMIT = 100;
    private static final double REQUIRED_RATIO = 0.5;
    /** Two threads with some thousand events, views and documents each, and what buffers keep of them. */
    private static final double HEAP_MIB = 128;

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public Outcome run(Scale scale, Path directory) throws Exception {
        try (Stage stage = Stage.empty(directory);
                Service service = stage.start(Role.EVERYTHING)) {
            fill(service, scale.replayed());
            return measure(stage, service, scale.replayed());
        }
    }

    private static void fill(Service service, int events) throws InterruptedException {
        List<UserId> owners = Stream.generate(() -> new UserId(UuidCreator.getTimeOrderedEpoch()))
                .limit(OWNERS)
                .toList();
        new LogFilling(service.bean(EventLog.class)).createTogether(owners, events / OWNERS, IN_COMMIT);
        new Progress(service).awaitAll();
    }

    private Outcome measure(Stage stage, Service service, int events) throws Exception {
        Rebuild rebuild = new Rebuild(service);
        double before = Heap.used();
        Replay built = rebuild.run();
        double after = Heap.used();
        MongoDatabase views = stage.mongo().getDatabase("taskflow_views");
        RawUpserts upserts = new RawUpserts(
                views.getCollection(rebuild.collection(), RawBsonDocument.class),
                stage.mongo().getDatabase("peer").getCollection("upserts", RawBsonDocument.class));
        if (upserts.count() != events || built.state() != Replay.State.SWITCHED) {
            throw new IllegalStateException("%d views of %d tasks: %s".formatted(upserts.count(), events, built));
        }
        Throughput peer = upserts.run(service.bean(ReplaySettings.class).threads());
        double database = Heap.used() - after;
        Throughput ours = new Throughput(events, rebuild.building());
        Duel duel = new Duel(List.of(new Duel.Round(ours.perSecond(), peer.perSecond())));
        double held = Math.max(rebuild.halfway() - before - database / 2, after - before - database);
        return new Outcome(
                name(),
                "replay of %,d events against bulkWrite upserts"
                        .formatted(events)
                        .replace(',', ' '),
                Figures.perSecond(duel.ours()) + ", then compared in "
                        + rebuild.comparing().toSeconds() + " s",
                Figures.perSecond(duel.peer()),
                List.of(
                        Check.ratioAtLeast(duel.ratio(), REQUIRED_RATIO),
                        new Check("heap", held, Check.Bound.AT_MOST, HEAP_MIB, " MiB")),
                duel.rounds());
    }

    /** One replay, and what is seen of it from outside. */
    private static final class Rebuild {

        private final ReplayTable replays;
        private final Views views;
        private Instant built = Instant.MAX;
        private double halfway;
        private Duration looking = Duration.ZERO;
        private Replay last;

        Rebuild(Service service) {
            replays = service.bean(ReplayTable.class);
            views = service.bean(Views.class);
            last = Replay.asked(
                    UuidCreator.getTimeOrderedEpoch(),
                    null,
                    "bench",
                    views.versions().refresh().live(),
                    Instant.now());
        }

        Replay run() {
            replays.insert(last);
            Progress.await(Duration.ofMinutes(20), () -> {
                last = replays.find(last.id()).orElseThrow();
                look();
                return !last.state().isActive();
            });
            return last;
        }

        private void look() {
            if (last.state() == Replay.State.RUNNING && halfway == 0 && last.processed() * 2 >= last.total()) {
                long began = System.nanoTime();
                halfway = Heap.used();
                looking = Duration.ofNanos(System.nanoTime() - began);
            } else if (last.state() != Replay.State.QUEUED
                    && last.state() != Replay.State.RUNNING
                    && built.equals(Instant.MAX)) {
                built = Instant.now();
            }
        }

        String collection() {
            return views.projection().views(last.version());
        }

        double halfway() {
            return halfway;
        }

        /** Without the collection of garbage that was asked for, while which the world stands still. */
        Duration building() {
            return Duration.between(Objects.requireNonNull(last.startedAt()), built)
                    .minus(looking);
        }

        Duration comparing() {
            return Duration.between(built, Objects.requireNonNull(last.finishedAt()));
        }
    }
}
