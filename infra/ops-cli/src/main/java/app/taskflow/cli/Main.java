package app.taskflow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.taskflow.cli.account.Environment;
import app.taskflow.cli.demo.DemoCommand;
import app.taskflow.cli.imports.ImportCommand;
import app.taskflow.cli.ops.OpsCommand;
import app.taskflow.cli.proof.VerifyProofCommand;
import app.taskflow.cli.terminal.Terminal;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;

/** {@code taskflow}, as far as it is a client. */
@Command(
        name = "taskflow",
        description = "Talks to a running TaskFlow.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        scope = CommandLine.ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND")
public final class Main {

    /** The version of the jar. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"taskflow " + (version == null ? "(not packaged)" : version)};
        }
    }

    private Main() {}

    /** Runs one command and ends the process with 0 (done), 1 (failed) or 2 (wrong usage). */
    public static void main(String[] args) {
        System.exit(run(Terminal.standard(), Environment.standard(), args));
    }

    /** The same within a process. */
    public static int run(Terminal terminal, Environment environment, String... args) {
        CommandLine commands = new CommandLine(new Main())
                .addSubcommand(new DemoCommand(terminal, environment))
                .addSubcommand(new ImportCommand(terminal, environment))
                .addSubcommand(new VerifyProofCommand(terminal, System.in))
                .addSubcommand(OpsCommand.of(terminal, environment));
        commands.setOut(new PrintWriter(terminal.out(), true, UTF_8));
        commands.setErr(new PrintWriter(terminal.err(), true, UTF_8));
        commands.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.hasColours() ? Ansi.ON : Ansi.OFF));
        commands.setExecutionExceptionHandler(new FailureReport(terminal));
        return commands.execute(args);
    }
}
