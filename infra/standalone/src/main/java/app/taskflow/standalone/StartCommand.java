package app.taskflow.standalone;

import app.taskflow.standalone.server.Service;
import app.taskflow.standalone.server.Standalone;
import app.taskflow.standalone.server.Surroundings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs everything in this process until it is told to stop. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = "Run everything in one process, in the foreground.")
final class StartCommand implements Runnable {

    @Option(names = "--port", defaultValue = "5000", description = "Port of the API, 0 for any (default: 5000)")
    private int port;

    @Option(
            names = "--data",
            defaultValue = "${sys:taskflow.data:-data}",
            description = "Data directory (default: data)")
    private Path data = Path.of("data");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        Console console = Console.of(spec);
        console.starting("TaskFlow", data);
        Service.silenceEarlyLogs();
        Standalone standalone = Standalone.start(port, data, Surroundings.of(System.getenv()));
        console.say(Banner.of(standalone));
        console.runUntilStopped("TaskFlow", standalone);
    }
}
