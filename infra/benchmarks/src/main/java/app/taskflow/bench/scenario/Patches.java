package app.taskflow.bench.scenario;

import app.taskflow.bench.report.Outcome;
import app.taskflow.bench.stage.SampleTasks;
import app.taskflow.command.task.Precondition;
import app.taskflow.command.task.TaskCommand;
import app.taskflow.command.task.field.Edit;
import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Changes of tasks that are there, each in turn, so that each has as many events as the others. */
final class Patches implements Scenario {

    private static final int TASKS = 1_000;

    private record Target(TaskId task, UserId owner) {}

    @Override
    public String name() {
        return "patches";
    }

    @Override
    public Outcome run(Scale scale, Path directory) throws Exception {
        try (CommandLoad load = new CommandLoad(directory)) {
            List<Target> targets = new ArrayList<>();
            for (int i = 0; i < TASKS; i++) {
                UserId owner = load.user(i % CommandLoad.CALLERS);
                targets.add(new Target(load.create(owner, i), owner));
            }
            AtomicInteger number = new AtomicInteger();
            load.write(patch(targets.getFirst(), number.getAndIncrement()));
            return load.againstInserts(
                    name(),
                    "patches of %d tasks, %d callers, against insertOne".formatted(TASKS, CommandLoad.CALLERS),
                    scale,
                    _ -> {
                        int next = number.getAndIncrement();
                        load.write(patch(targets.get(next % TASKS), next));
                    });
        }
    }

    private static TaskCommand patch(Target target, int number) {
        return new TaskCommand.Change(
                target.task(),
                target.owner(),
                Precondition.NONE,
                List.of(new Edit.Title(SampleTasks.title(TASKS + number))));
    }
}
