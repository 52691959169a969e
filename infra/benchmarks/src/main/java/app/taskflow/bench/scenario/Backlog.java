package app.taskflow.bench.scenario;

import app.taskflow.bench.measure.Duel;
import app.taskflow.bench.measure.Throughput;
import app.taskflow.bench.peer.RawUpserts;
import app.taskflow.bench.report.Check;
import app.taskflow.bench.report.Figures;
import app.taskflow.bench.report.Outcome;
import app.taskflow.bench.stage.EventTopic;
import app.taskflow.bench.stage.LogFilling;
import app.taskflow.bench.stage.Progress;
import app.taskflow.bench.stage.Stage;
import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Partitioning;
import app.taskflow.log.EventLog;
import app.taskflow.log.LogOptions;
import app.taskflow.query.projection.ProjectionSettings;
import app.taskflow.query.store.Views;
import app.taskflow.standalone.server.Role;
import app.taskflow.standalone.server.Service;
import com.github.f4b6a3.uuid.UuidCreator;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.RawBsonDocument;

/**
 * A log that nobody has published yet, carried to Kafka and from there into the views, from the first record on Kafka
 * to the last checkpoint; against writing these same views once more.
 */
final class Backlog implements Scenario {

    private static final int OWNERS = 1_000;
    private static final double REQUIRED_RATIO = 0.5;
    private static final double REQUIRED_RATE = 10_000;

    @Override
    public String name() {
        return "backlog";
    }

    @Override
    public Outcome run(Scale scale, Path directory) throws Exception {
        List<Duel.Round> rounds = new ArrayList<>();
        for (int i = 0; i < scale.backlogRounds(); i++) {
            rounds.add(round(scale.backlog(), directory.resolve("round-" + i)));
        }
        Duel duel = new Duel(rounds);
        return new Outcome(
                name(),
                "relay and projection of %,d events, against bulkWrite upserts"
                        .formatted(scale.backlog())
                        .replace(',', ' '),
                Figures.perSecond(duel.ours()),
                Figures.perSecond(duel.peer()),
                List.of(
                        Check.ratioAtLeast(duel.ratio(), REQUIRED_RATIO),
                        new Check("rate", duel.ours(), Check.Bound.AT_LEAST, REQUIRED_RATE, "/s")),
                duel.rounds());
    }

    private static Duel.Round round(int events, Path directory) throws Exception {
        try (Stage stage = Stage.empty(directory)) {
            fill(stage, events);
            Projected ours = project(stage, events);
            MongoDatabase views = stage.mongo().getDatabase("taskflow_views");
            MongoCollection<RawBsonDocument> copy =
                    stage.mongo().getDatabase("peer").getCollection("upserts", RawBsonDocument.class);
            RawUpserts upserts = new RawUpserts(views.getCollection(ours.collection(), RawBsonDocument.class), copy);
            if (upserts.count() != events) {
                throw new IllegalStateException("%d views of %d tasks".formatted(upserts.count(), events));
            }
            return new Duel.Round(
                    ours.throughput().perSecond(), upserts.run(ours.threads()).perSecond());
        }
    }

    private static void fill(Stage stage, int events) throws InterruptedException {
        List<UserId> owners = Stream.generate(() -> new UserId(UuidCreator.getTimeOrderedEpoch()))
                .limit(OWNERS)
                .toList();
        try (EventLog log =
                EventLog.open(stage.mongo().getDatabase("taskflow_log"), new Partitioning(16), LogOptions.DEFAULT)) {
            new LogFilling(log).createOneByOne(owners, events);
        }
    }

    private record Projected(Throughput throughput, String collection, int threads) {}

    private static Projected project(Stage stage, int events) {
        try (EventTopic topic = EventTopic.watch(stage.kafkaBootstrapServers());
                Service service = stage.start(Role.EVERYTHING)) {
            new Progress(service).awaitAll();
            long ended = System.nanoTime();
            return new Projected(
                    new Throughput(events, Duration.ofNanos(ended - topic.firstRecordAt())),
                    service.bean(Views.class)
                            .tasks()
                            .collection()
                            .getNamespace()
                            .getCollectionName(),
                    service.bean(ProjectionSettings.class).threads());
        }
    }
}
