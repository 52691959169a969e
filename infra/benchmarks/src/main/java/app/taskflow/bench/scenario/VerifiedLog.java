package app.taskflow.bench.scenario;

import app.taskflow.bench.measure.Duel;
import app.taskflow.bench.measure.Throughput;
import app.taskflow.bench.peer.RawReading;
import app.taskflow.bench.report.Check;
import app.taskflow.bench.report.Figures;
import app.taskflow.bench.report.Outcome;
import app.taskflow.bench.stage.LogFilling;
import app.taskflow.bench.stage.Stage;
import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Partitioning;
import app.taskflow.events.wire.Position;
import app.taskflow.log.CommitCodec;
import app.taskflow.log.EventLog;
import app.taskflow.log.LogOptions;
import app.taskflow.log.verify.LogVerifier;
import app.taskflow.log.verify.Verification;
import com.github.f4b6a3.uuid.UuidCreator;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.RawBsonDocument;

/** The whole log verified, commit by commit of one event each; against reading the same documents. */
final class VerifiedLog implements Scenario {

    private static final int OWNERS = 1_000;
    private static final Partitioning PARTITIONING = new Partitioning(16);
    private static final double REQUIRED_RATE = 100_000;

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public Outcome run(Scale scale, Path directory) throws Exception {
        try (Stage stage = Stage.empty(directory)) {
            MongoDatabase database = stage.mongo().getDatabase("taskflow_log");
            List<UserId> owners = Stream.generate(() -> new UserId(UuidCreator.getTimeOrderedEpoch()))
                    .limit(OWNERS)
                    .toList();
            try (EventLog log = EventLog.open(database, PARTITIONING, LogOptions.DEFAULT)) {
                new LogFilling(log).createOneByOne(owners, scale.backlog());
            }
            LogVerifier verifier = new LogVerifier(database, PARTITIONING);
            RawReading reading = new RawReading(database.getCollection(CommitCodec.COLLECTION, RawBsonDocument.class));
            List<Long> bounds = IntStream.rangeClosed(0, PARTITIONING.partitions())
                    .mapToObj(partition -> new Position(partition, 0).value())
                    .toList();
            int threads = Runtime.getRuntime().availableProcessors();
            Duel duel = Duel.fight(
                    scale.warmUps(),
                    scale.rounds(),
                    () -> verify(verifier, scale.backlog()),
                    () -> reading.run(threads, bounds).perSecond());
            return new Outcome(
                    name(),
                    "%,d commits verified against reading them"
                            .formatted(scale.backlog())
                            .replace(',', ' '),
                    Figures.perSecond(duel.ours()),
                    Figures.perSecond(duel.peer()),
                    List.of(new Check("rate", duel.ours(), Check.Bound.AT_LEAST, REQUIRED_RATE, "/s")),
                    duel.rounds());
        }
    }

    private static double verify(LogVerifier verifier, int commits) {
        long began = System.nanoTime();
        Verification verification = verifier.verify(List.of());
        Duration time = Duration.ofNanos(System.nanoTime() - began);
        if (!verification.valid() || verification.commits() != commits) {
            throw new IllegalStateException("not what was written: " + verification);
        }
        return new Throughput(commits, time).perSecond();
    }
}
