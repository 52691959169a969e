package app.taskflow.cli.ops;

import app.taskflow.cli.account.WrongUsageException;
import app.taskflow.cli.client.TaskFlowClient;
import app.taskflow.cli.http.Call;
import app.taskflow.cli.terminal.Column;
import app.taskflow.cli.terminal.Numbers;
import app.taskflow.cli.terminal.Table;
import app.taskflow.cli.terminal.Text;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Events that a projection could not apply, and that stop their owners. */
@Command(
        name = "dead-letters",
        description = "The events that a projection could not apply; each stops its owner only. For administrators.",
        synopsisSubcommandLabel = "COMMAND")
final class DeadLetterCommand {

    private static final int REASON = 60;
    private static final int PAGE = 200;

    private final Desk desk;

    DeadLetterCommand(Desk desk) {
        this.desk = desk;
    }

    @Command(
            name = "list",
            description = "Lists them, in the order of the log.",
            footer = {"", "Example: ./taskflow ops dead-letters list tasks", "", Desk.EXIT_CODES})
    int list(
            @Parameters(paramLabel = "PROJECTION", description = "As 'ops projections' names it.") String projection,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "50",
                            description = "The most that are listed (default ${DEFAULT-VALUE}).")
                    int limit)
            throws IOException, InterruptedException {
        if (limit < 1) {
            throw new WrongUsageException("--limit is at least 1");
        }
        return desk.signedIn(client -> desk.told(all(client, projection, limit), this::tellAll));
    }

    @Command(
            name = "show",
            description = "All that is known of one.",
            footer = {"", "Example: ./taskflow ops dead-letters show tasks ID", "", Desk.EXIT_CODES})
    int show(
            @Parameters(paramLabel = "PROJECTION", description = "As 'ops projections' names it.") String projection,
            @Parameters(paramLabel = "ID", description = "Of the event.") String id)
            throws IOException, InterruptedException {
        return desk.ask(Call.get(path(projection) + "/" + Desk.id(id), Map.of()), this::tellOne);
    }

    @Command(
            name = "retry",
            description = "Applies the event again, and all of its owner that waits behind it.",
            footer = {
                "",
                "Example: ./taskflow ops dead-letters retry tasks ID",
                "",
                "Exit code: 0 when the owner goes on, 1 when she is still stopped or it failed, 2 for wrong usage."
            })
    int retry(
            @Parameters(paramLabel = "PROJECTION", description = "As 'ops projections' names it.") String projection,
            @Parameters(paramLabel = "ID", description = "Of the event.") String id)
            throws IOException, InterruptedException {
        return release(projection, id, "retry");
    }

    @Command(
            name = "skip",
            description =
                    "Leaves the event out of the views for good, and applies what waits behind it. The log keeps it.",
            footer = {"", "Example: ./taskflow ops dead-letters skip tasks ID", "", Desk.EXIT_CODES})
    int skip(
            @Parameters(paramLabel = "PROJECTION", description = "As 'ops projections' names it.") String projection,
            @Parameters(paramLabel = "ID", description = "Of the event.") String id)
            throws IOException, InterruptedException {
        return release(projection, id, "skip");
    }

    private int release(String projection, String id, String action) throws IOException, InterruptedException {
        return desk.ask(
                Call.post(path(projection) + "/" + Desk.id(id) + "/" + action, null)
                        .once(),
                this::tellRelease);
    }

    private int tellRelease(JsonNode release) {
        tellOne(release);
        return release.path("state").asString("").equals("blocked") ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private static String path(String projection) {
        return Desk.BASE + "/projections/" + Desk.segment(projection) + "/dead-letters";
    }

    /** As one answer, however many pages it takes. */
    private static JsonNode all(TaskFlowClient client, String projection, int limit) throws InterruptedException {
        ObjectNode all = JsonMapper.shared().createObjectNode();
        ArrayNode items = all.putArray("items");
        Map<String, String> query = new HashMap<>();
        while (items.size() < limit) {
            query.put("limit", String.valueOf(Math.min(PAGE, limit - items.size())));
            JsonNode page = client.ask(Call.get(path(projection), query)).body();
            page.path("items").forEach(items::add);
            String cursor = page.path("nextCursor").asString("");
            if (cursor.isEmpty()) {
                return all;
            }
            query.put("cursor", cursor);
        }
        return all.put("more", true);
    }

    private int tellAll(JsonNode all) {
        if (all.path("items").isEmpty()) {
            desk.human().line("  There are none.");
            return ExitCode.OK;
        }
        Table table = new Table(
                Column.left("id"),
                Column.left("owner"),
                Column.right("sequence"),
                Column.left("type"),
                Column.left("failed at"),
                Column.left("state"),
                Column.left("reason", REASON));
        for (JsonNode item : all.path("items")) {
            table.row(
                    item.path("id").asString(""),
                    item.path("ownerId").asString(""),
                    Numbers.count(item.path("sequence").asLong(0)),
                    item.path("type").asString(""),
                    item.path("failedAt").asString(""),
                    item.path("state").asString(""),
                    item.path("reason").asString(""));
        }
        table.print(desk.human());
        if (all.has("more")) {
            desk.human().line("  and more; --limit lists them");
        }
        return ExitCode.OK;
    }

    private int tellOne(JsonNode letter) {
        letter.properties()
                .forEach(field -> desk.human()
                        .line("  %-20s %s"
                                .formatted(
                                        Text.printable(field.getKey()),
                                        Text.printable(
                                                field.getValue().isValueNode()
                                                        ? field.getValue().asString("")
                                                        : field.getValue().toString()))));
        return ExitCode.OK;
    }
}
