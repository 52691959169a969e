package app.taskflow.standalone;

import app.taskflow.standalone.server.Service;
import app.taskflow.standalone.server.Standalone;
import app.taskflow.standalone.server.Surroundings;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Starts everything on free ports, uses it for a moment and ends: what the launcher lets the JVM watch, so that it can
 * prepare fast starts.
 */
@Command(name = "rehearse", hidden = true)
final class RehearseCommand implements Runnable {

    private static final Map<String, String> FREE_PORTS = Map.of(
            "TASKFLOW_MANAGEMENT_PORT", "0",
            "TASKFLOW_EMBEDDED_MONGO_PORT", "0",
            "TASKFLOW_EMBEDDED_KAFKA_PORT", "0",
            "TASKFLOW_EMBEDDED_REDIS_PORT", "0");

    @Option(names = "--data", required = true)
    private Path data = Path.of("");

    @Override
    public void run() {
        Service.silenceEarlyLogs();
        try (Standalone standalone = Standalone.start(0, data, Surroundings.of(FREE_PORTS))) {
            new Rehearsal(standalone.service().port()).play();
        }
    }
}
