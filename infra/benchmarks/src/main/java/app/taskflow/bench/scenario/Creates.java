package app.taskflow.bench.scenario;

import app.taskflow.bench.report.Outcome;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** New tasks through the command bus, durable when the caller is answered. */
final class Creates implements Scenario {

    @Override
    public String name() {
        return "creates";
    }

    @Override
    public Outcome run(Scale scale, Path directory) throws Exception {
        try (CommandLoad load = new CommandLoad(directory)) {
            AtomicInteger number = new AtomicInteger();
            load.create(load.user(0), number.getAndIncrement());
            return load.againstInserts(
                    name(),
                    "creates, %d callers, against insertOne".formatted(CommandLoad.CALLERS),
                    scale,
                    caller -> load.create(load.user(caller), number.getAndIncrement()));
        }
    }
}
