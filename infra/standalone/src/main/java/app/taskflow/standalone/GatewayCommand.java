package app.taskflow.standalone;

import app.taskflow.standalone.gateway.Gateway;
import app.taskflow.standalone.server.Service;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the gateway alone, in front of nodes that run elsewhere on this machine. */
@Command(
        name = "gateway",
        mixinStandardHelpOptions = true,
        description = "Run the gateway alone, in front of nodes that are already there.")
final class GatewayCommand implements Runnable {

    @Option(names = "--port", defaultValue = "5000", description = "Port of the gateway, 0 for any (default: 5000)")
    private int port;

    @Option(names = "--command", required = true, split = ",", description = "Base URLs of command-side nodes")
    private List<URI> commandNodes = List.of();

    @Option(names = "--query", required = true, split = ",", description = "Base URLs of query-side nodes")
    private List<URI> queryNodes = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        Console console = Console.of(spec);
        Service.silenceEarlyLogs();
        Gateway gateway = Gateway.start(new Gateway.Options(port, commandNodes, queryNodes));
        console.say("  API      http://localhost:%d/api/v1".formatted(gateway.port()));
        console.runUntilStopped("The gateway", gateway);
    }
}
