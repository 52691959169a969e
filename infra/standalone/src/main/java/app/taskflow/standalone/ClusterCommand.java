package app.taskflow.standalone;

import app.taskflow.standalone.cluster.Cluster;
import app.taskflow.standalone.server.Service;
import app.taskflow.standalone.server.Surroundings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs two nodes of each side as processes of their own behind the gateway, on this machine. */
@Command(
        name = "cluster",
        mixinStandardHelpOptions = true,
        description = "Run two nodes of each side behind the gateway, on this machine.")
final class ClusterCommand implements Runnable {

    @Option(names = "--port", defaultValue = "5000", description = "Port of the gateway, 0 for any (default: 5000)")
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
        console.starting("a cluster of two nodes a side", data);
        Service.silenceEarlyLogs();
        Cluster cluster = Cluster.start(port, data, Surroundings.of(System.getenv()), console::say);
        console.say(ClusterBanner.of(cluster));
        console.runUntilStopped("The cluster", cluster);
    }
}
