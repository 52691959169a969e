package app.taskflow.cli.ops;

import app.taskflow.cli.account.WrongUsageException;
import app.taskflow.cli.client.TaskFlowClient;
import app.taskflow.cli.http.Call;
import app.taskflow.cli.terminal.Column;
import app.taskflow.cli.terminal.Table;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Who there is, and what they may. */
final class UserCommands {

    private static final String PATH = Desk.BASE + "/admin/users";

    private UserCommands() {}

    /** Looks. */
    @Command(name = "users", description = "Looks for users. For administrators.", synopsisSubcommandLabel = "COMMAND")
    static final class Users {

        private final Desk desk;

        Users(Desk desk) {
            this.desk = desk;
        }

        @Command(
                name = "find",
                description = "The user with this email address.",
                footer = {
                    "",
                    "Example: ./taskflow ops users find ada@example.org",
                    "",
                    "Exit code: 0 when there is one, 1 when there is none or it failed, 2 for wrong usage."
                })
        int find(@Parameters(paramLabel = "EMAIL", description = "The whole address.") String email)
                throws IOException, InterruptedException {
            return desk.ask(search(email), answer -> tell(desk, answer.path("items")));
        }
    }

    /** Changes. */
    @Command(name = "roles", description = "What users may. For administrators.", synopsisSubcommandLabel = "COMMAND")
    static final class Roles {

        private final Desk desk;

        Roles(Desk desk) {
            this.desk = desk;
        }

        @Command(
                name = "set",
                description = "Gives a user these roles, and takes all others.",
                footer = {"", "Example: ./taskflow ops roles set ada@example.org user auditor", "", Desk.EXIT_CODES})
        int set(
                @Parameters(paramLabel = "USER", description = "Her id or email address.") String user,
                @Parameters(paramLabel = "ROLE", arity = "1..*", description = "user, auditor or admin.")
                        List<String> roles)
                throws IOException, InterruptedException {
            return desk.signedIn(client -> {
                String id = user.contains("@") ? idOf(client, user) : Desk.id(user);
                Call call = Call.put(PATH + "/" + id + "/roles", Map.of("roles", roles))
                        .once();
                return desk.told(client.ask(call).body(), one -> tell(desk, List.of(one)));
            });
        }

        private static String idOf(TaskFlowClient client, String email) throws InterruptedException {
            JsonNode found = client.ask(search(email)).body().path("items");
            if (found.isEmpty()) {
                throw new WrongUsageException("there is no user with the address " + email);
            }
            return Desk.id(found.path(0).path("id").asString(""));
        }
    }

    private static Call search(String email) {
        return Call.get(PATH, Map.of("email", email));
    }

    private static int tell(Desk desk, Iterable<JsonNode> users) {
        if (!users.iterator().hasNext()) {
            desk.human().line("  There is no such user.");
            return ExitCode.SOFTWARE;
        }
        Table table = new Table(
                Column.left("id"),
                Column.left("name"),
                Column.left("email"),
                Column.left("roles"),
                Column.left("since"));
        for (JsonNode user : users) {
            table.row(
                    user.path("id").asString(""),
                    user.path("name").asString(""),
                    user.path("email").asString(""),
                    StreamSupport.stream(user.path("roles").spliterator(), false)
                            .map(role -> role.asString(""))
                            .collect(Collectors.joining(", ")),
                    user.path("createdAt").asString(""));
        }
        table.print(desk.human());
        return ExitCode.OK;
    }
}
