package app.taskflow.cli.ops;

import app.taskflow.cli.account.Connection;
import app.taskflow.cli.account.Environment;
import app.taskflow.cli.http.Call;
import app.taskflow.cli.terminal.Column;
import app.taskflow.cli.terminal.Numbers;
import app.taskflow.cli.terminal.Table;
import app.taskflow.cli.terminal.Terminal;
import java.io.IOException;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** The operators' commands. */
@Command(
        name = "ops",
        description = "What operators and auditors ask of a running TaskFlow. Each call is recorded in the log.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            Connection.HELP,
            "",
            "Example: TASKFLOW_EMAIL=admin@example.org ./taskflow ops projections",
            "",
            Desk.EXIT_CODES
        })
public final class OpsCommand {

    @Mixin
    private final Desk desk;

    private OpsCommand(Desk desk) {
        this.desk = desk;
    }

    /** The command with all that are below it. */
    public static CommandLine of(Terminal terminal, Environment environment) {
        Desk desk = new Desk(terminal, environment);
        return new CommandLine(new OpsCommand(desk))
                .addSubcommand(new ReplayCommand(desk))
                .addSubcommand(new DeadLetterCommand(desk))
                .addSubcommand(new AuditCommand(desk))
                .addSubcommand(new EvidenceCommands.Verify(desk))
                .addSubcommand(new EvidenceCommands.Checkpoints(desk))
                .addSubcommand(new UserCommands.Users(desk))
                .addSubcommand(new UserCommands.Roles(desk));
    }

    @Command(
            name = "projections",
            description = "The projections, and how far each is behind the log. For administrators.",
            footer = {"", "Example: ./taskflow ops projections", "", Desk.EXIT_CODES})
    int projections() throws IOException, InterruptedException {
        return desk.ask(Call.get(Desk.BASE + "/projections", Map.of()), answer -> {
            Table table = new Table(
                    Column.left("projection"),
                    Column.right("version"),
                    Column.left("state"),
                    Column.right("events behind"),
                    Column.right("seconds behind"),
                    Column.right("dead letters"));
            for (JsonNode item : answer.path("items")) {
                table.row(
                        item.path("name").asString(""),
                        item.path("version").asString(""),
                        item.path("state").asString(""),
                        Numbers.count(item.path("lagEvents").asLong(0)),
                        item.path("lagSeconds").asString("0"),
                        Numbers.count(item.path("deadLetters").asLong(0)));
            }
            table.print(desk.human());
            return ExitCode.OK;
        });
    }
}
