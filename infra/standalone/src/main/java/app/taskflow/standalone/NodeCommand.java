package app.taskflow.standalone;

import app.taskflow.standalone.server.Ports;
import app.taskflow.standalone.server.Role;
import app.taskflow.standalone.server.Service;
import app.taskflow.standalone.server.ServiceOptions;
import app.taskflow.standalone.server.StartException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Runs a node of one side, for containers and for {@code cluster}: all servers are elsewhere, and their addresses and
 * every other setting come from the environment.
 */
abstract class NodeCommand implements Runnable {

    @Option(names = "--port", defaultValue = "5000", description = "Port of the API, 0 for any (default: 5000)")
    private int port;

    @Option(
            names = "--management-port",
            defaultValue = "5001",
            description = "Port of health and metrics, 0 for any (default: 5001)")
    private int managementPort;

    @Option(names = "--all-interfaces", description = "Listen on every interface (default: loopback only)")
    private boolean allInterfaces;

    @Option(names = "--log", description = "Log to this file instead of the console")
    private @Nullable Path log;

    @Option(names = "--end-with-input", hidden = true, description = "Stop when the standard input ends")
    private boolean endWithInput;

    @Spec
    private @Nullable CommandSpec spec;

    private final Role role;

    NodeCommand(Role role) {
        this.role = role;
    }

    @Override
    public void run() {
        Console console = Console.of(spec);
        if (endWithInput) {
            StandardInput.exitAtItsEnd();
        }
        Ports.check("the API", port);
        Ports.check("the management port", managementPort);
        Service service = Service.start(new ServiceOptions(
                role,
                port,
                managementPort,
                !allInterfaces,
                required("TASKFLOW_MONGODB_URI"),
                required("TASKFLOW_KAFKA_BOOTSTRAP"),
                Optional.empty(),
                required("TASKFLOW_REDIS_URL"),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(log)));
        service.awaitReady();
        console.runUntilStopped(role.title(), service);
    }

    private static String required(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw new StartException(name + " is not set: a node brings no servers of its own");
        }
        return value.strip();
    }

    /** Writes, identity, the relay. */
    @Command(
            name = "command-side",
            mixinStandardHelpOptions = true,
            description = "Run one node of the command side; all servers are elsewhere.")
    static final class CommandSideCommand extends NodeCommand {

        CommandSideCommand() {
            super(Role.COMMAND_SIDE);
        }
    }

    /** Projections and reads. */
    @Command(
            name = "query-side",
            mixinStandardHelpOptions = true,
            description = "Run one node of the query side; all servers are elsewhere.")
    static final class QuerySideCommand extends NodeCommand {

        QuerySideCommand() {
            super(Role.QUERY_SIDE);
        }
    }
}
