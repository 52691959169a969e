package app.taskflow.standalone;

import app.taskflow.standalone.server.StartFailure;
import app.taskflow.web.start.Carriers;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The entry point of every process of TaskFlow.
 *
 * <p>Exit codes: 0 for a stop that was asked for, 1 where it cannot run, 2 where the command line makes no sense.
 */
@Command(
        name = "taskflow",
        mixinStandardHelpOptions = true,
        description = "A task-management backend that never loses or alters what happened.",
        subcommands = {
            StartCommand.class,
            ClusterCommand.class,
            GatewayCommand.class,
            RehearseCommand.class,
            NodeCommand.CommandSideCommand.class,
            NodeCommand.QuerySideCommand.class
        })
public final class TaskFlow {

    private TaskFlow() {}

    public static void main(String[] arguments) {
        Carriers.severalPerProcessor();
        // The framework's own greetings: one asks the network for a newer version, one writes to the home directory.
        System.setProperty("axon.update-check.disabled", "true");
        System.setProperty("disable-axoniq-console-message", "true");
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new TaskFlow());
        commandLine.setExecutionExceptionHandler((failure, command, _) -> {
            PrintWriter err = command.getErr();
            err.println("taskflow: " + StartFailure.line(failure));
            err.flush();
            return CommandLine.ExitCode.SOFTWARE;
        });
        return commandLine;
    }
}
