package app.taskflow.bench.scenario;

import app.taskflow.bench.measure.Callers;
import app.taskflow.bench.measure.Duel;
import app.taskflow.bench.measure.WarmUp;
import app.taskflow.bench.peer.RawInserts;
import app.taskflow.bench.report.Check;
import app.taskflow.bench.report.Figures;
import app.taskflow.bench.report.Outcome;
import app.taskflow.bench.stage.SampleTasks;
import app.taskflow.bench.stage.Stage;
import app.taskflow.command.task.TaskCommand;
import app.taskflow.command.task.handling.TaskWrites;
import app.taskflow.command.task.handling.WriteOrigin;
import app.taskflow.command.task.handling.WriteResult;
import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.standalone.server.Role;
import app.taskflow.standalone.server.Service;
import com.github.f4b6a3.uuid.UuidCreator;
import com.mongodb.client.model.Sorts;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.BsonDocument;

/**
 * Commands against a command side that runs as ever, its relay included: many callers, each a user of her own, against
 * as many threads that only insert.
 */
final class CommandLoad implements AutoCloseable {

    static final int CALLERS = 64;
    private static final double REQUIRED = 1.5;

    private final Stage stage;
    private final Service service;
    private final TaskWrites writes;
    private final List<UserId> users = Stream.generate(() -> new UserId(UuidCreator.getTimeOrderedEpoch()))
            .limit(CALLERS)
            .toList();

    CommandLoad(Path directory) {
        stage = Stage.empty(directory);
        service = stage.start(Role.COMMAND_SIDE);
        writes = service.bean(TaskWrites.class);
    }

    UserId user(int caller) {
        return users.get(caller);
    }

    TaskId create(UserId owner, int number) {
        TaskId id = new TaskId(UuidCreator.getTimeOrderedEpoch());
        write(new TaskCommand.Create(id, owner, SampleTasks.edits(number)));
        return id;
    }

    /** @throws IllegalStateException unless the command was carried out */
    void write(TaskCommand command) {
        WriteOrigin origin = WriteOrigin.of(
                command.owner(), UuidCreator.getTimeOrderedEpoch().toString(), null);
        if (!(writes.write(command, origin) instanceof WriteResult.Done done)
                || done.effect() != WriteResult.Effect.CHANGED) {
            throw new IllegalStateException("not carried out: " + command);
        }
    }

    /** Measures the work; the inserts repeat a commit of this load, of which there must be one. */
    Outcome againstInserts(String name, String what, Scale scale, Callers.Work work) throws Exception {
        RawInserts inserts = new RawInserts(stage.mongo(), lastCommit());
        Duel.Candidate ours =
                () -> Callers.onVirtualThreads(CALLERS).run(scale.round(), work).perSecond();
        WarmUp.untilSteady(scale.warmUps(), ours);
        Duel duel = Duel.fight(
                scale.warmUps(),
                scale.rounds(),
                ours,
                () -> inserts.run(CALLERS, scale.round()).perSecond());
        return new Outcome(
                name,
                what,
                Figures.perSecond(duel.ours()),
                Figures.perSecond(duel.peer()),
                List.of(Check.ratioAtLeast(duel.ratio(), REQUIRED)),
                duel.rounds());
    }

    private BsonDocument lastCommit() {
        return Objects.requireNonNull(stage.mongo()
                .getDatabase("taskflow_log")
                .getCollection("commits", BsonDocument.class)
                .find()
                .sort(Sorts.descending("at"))
                .first());
    }

    @Override
    public void close() {
        service.close();
        stage.close();
    }
}
