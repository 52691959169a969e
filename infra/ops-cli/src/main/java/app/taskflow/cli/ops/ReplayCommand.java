package app.taskflow.cli.ops;

import app.taskflow.cli.client.TaskFlowClient;
import app.taskflow.cli.http.Call;
import app.taskflow.cli.http.Polling;
import app.taskflow.cli.terminal.Column;
import app.taskflow.cli.terminal.Farewell;
import app.taskflow.cli.terminal.Numbers;
import app.taskflow.cli.terminal.Style;
import app.taskflow.cli.terminal.Table;
import app.taskflow.cli.terminal.Terminal;
import app.taskflow.cli.terminal.Text;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Views built anew beside the live ones. */
@Command(
        name = "replay",
        description = "Builds a projection anew beside the live one, verifies it, and switches. For administrators.",
        synopsisSubcommandLabel = "COMMAND")
final class ReplayCommand {

    private static final String PATH = Desk.BASE + "/replays";
    private static final String SWITCHED = "switched";
    private static final Set<String> FINISHED = Set.of(SWITCHED, "failed", "cancelled", "rolled-back");

    private static final int FIELDS = 60;

    private final Desk desk;

    ReplayCommand(Desk desk) {
        this.desk = desk;
    }

    @Command(
            name = "start",
            description = "Starts one, and watches it to its end.",
            footer = {"", "Example: ./taskflow ops replay start tasks", "", Desk.EXIT_CODES})
    int start(
            @Parameters(paramLabel = "PROJECTION", description = "As 'ops projections' names it.") String projection,
            @Option(names = "--owner", paramLabel = "ID", description = "Of one owner only.") @Nullable String owner,
            @Option(names = "--detach", description = "Do not watch.") boolean detach)
            throws IOException, InterruptedException {
        Map<String, String> body = new LinkedHashMap<>(Map.of("projection", projection));
        if (owner != null) {
            body.put("ownerId", Desk.id(owner));
        }
        return desk.signedIn(client -> {
            JsonNode begun = client.ask(Call.post(PATH, body).once()).body();
            return desk.told(detach ? begun : watched(client, begun.path("id").asString("")), this::tell);
        });
    }

    @Command(
            name = "show",
            description = "How far one is.",
            footer = {"", "Example: ./taskflow ops replay show ID --watch", "", Desk.EXIT_CODES})
    int show(
            @Parameters(paramLabel = "ID", description = "Of the replay.") String id,
            @Option(names = "--watch", description = "Until it is finished.") boolean watch)
            throws IOException, InterruptedException {
        String replay = Desk.id(id);
        return desk.signedIn(client -> desk.told(
                watch ? watched(client, replay) : client.ask(read(replay)).body(), this::tell));
    }

    @Command(
            name = "cancel",
            description = "Stops one; the live views stay as they are.",
            footer = {"", "Example: ./taskflow ops replay cancel ID", "", Desk.EXIT_CODES})
    int cancel(@Parameters(paramLabel = "ID", description = "Of the replay.") String id)
            throws IOException, InterruptedException {
        return desk.ask(Call.post(PATH + "/" + Desk.id(id) + "/cancel", null).once(), this::asked);
    }

    @Command(
            name = "rollback",
            description = "Switches back to the views from before.",
            footer = {"", "Example: ./taskflow ops replay rollback ID", "", Desk.EXIT_CODES})
    int rollback(@Parameters(paramLabel = "ID", description = "Of the replay.") String id)
            throws IOException, InterruptedException {
        return desk.ask(Call.post(PATH + "/" + Desk.id(id) + "/rollback", null).once(), this::asked);
    }

    private static Call read(String id) {
        return Call.get(PATH + "/" + id, Map.of());
    }

    private JsonNode watched(TaskFlowClient client, String id) throws InterruptedException {
        Terminal human = desk.human();
        String goesOn = "The replay goes on. To watch it again: ./taskflow ops replay show %s --watch".formatted(id);
        try (Farewell _ = new Farewell(human, goesOn);
                ProgressBar bar = human.progress("  replaying", -1)) {
            return Polling.until(
                    status -> FINISHED.contains(status.path("state").asString("")),
                    () -> client.ask(read(id)),
                    status -> show(bar, status));
        }
    }

    private static void show(ProgressBar bar, JsonNode status) {
        bar.maxHint(status.path("total").asLong(-1));
        bar.stepTo(status.path("processed").asLong(0));
        bar.setExtraMessage(" " + Text.printable(status.path("state").asString("")));
    }

    private int tell(JsonNode status) {
        String state = status.path("state").asString("");
        asked(status);
        return state.equals("failed") || state.equals("cancelled") ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private int asked(JsonNode status) {
        String state = status.path("state").asString("");
        Terminal human = desk.human();
        human.line("  replay %s of %s is %s"
                .formatted(
                        Text.printable(status.path("id").asString("")),
                        Text.printable(status.path("projection").asString("")),
                        human.styled(state.equals(SWITCHED) ? Style.GREEN : Style.YELLOW, Text.printable(state))));
        human.line("  %s of %s events, %s per second; %s"
                .formatted(
                        Numbers.count(status.path("processed").asLong(0)),
                        Numbers.count(status.path("total").asLong(0)),
                        Numbers.count(Math.round(status.path("eventsPerSecond").asDouble(0))),
                        status.path("verified").asBoolean(false)
                                ? "verified to be what the log says"
                                : "not verified"));
        if (status.has("problem")) {
            human.line("  " + Text.printable(status.path("problem").asString("")));
        }
        differences(status);
        return ExitCode.OK;
    }

    private void differences(JsonNode status) {
        JsonNode first = status.path("differences");
        long all = status.path("differenceCount").asLong(first.size());
        if (all == 0) {
            return;
        }
        desk.human().line("  %s differences from the log, the first of them:".formatted(Numbers.count(all)));
        Table table = new Table(
                Column.left("kind"), Column.left("owner"), Column.left("task"), Column.left("fields", FIELDS));
        for (JsonNode difference : first) {
            table.row(
                    difference.path("kind").asString(""),
                    difference.path("ownerId").asString(""),
                    difference.path("taskId").asString(""),
                    difference.path("fields").isEmpty()
                            ? ""
                            : difference.path("fields").toString());
        }
        table.print(desk.human());
    }
}
