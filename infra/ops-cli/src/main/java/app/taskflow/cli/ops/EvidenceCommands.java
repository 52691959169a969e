package app.taskflow.cli.ops;

import app.taskflow.cli.http.Call;
import app.taskflow.cli.terminal.Column;
import app.taskflow.cli.terminal.Numbers;
import app.taskflow.cli.terminal.Style;
import app.taskflow.cli.terminal.Table;
import app.taskflow.cli.terminal.Terminal;
import app.taskflow.cli.terminal.Text;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Whether anything was altered, and the signed states that say so. */
final class EvidenceCommands {

    private static final Duration LONGEST = Duration.ofHours(2);
    private static final int PARTITION_SHIFT = 48;
    private static final int ROOT = 17;

    private EvidenceCommands() {}

    /** Reads the log and compares. */
    @Command(
            name = "verify",
            description =
                    "Verifies the hash chains of the log, of one owner or all. For auditors. It reads all of the log.",
            footer = {
                "",
                "Example: ./taskflow ops verify",
                "",
                "Exit code: 0 when nothing was altered, 1 when something was or it failed, 2 for wrong usage."
            })
    static final class Verify implements Callable<Integer> {

        private final Desk desk;

        @Option(names = "--owner", paramLabel = "ID", description = "Of this user only.")
        private @Nullable String owner;

        Verify(Desk desk) {
            this.desk = desk;
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            Map<String, String> query = owner == null ? Map.of() : Map.of("ownerId", Desk.id(owner));
            return desk.ask(Call.get(Desk.BASE + "/audit/verify", query).within(LONGEST), this::tell);
        }

        private int tell(JsonNode found) {
            Terminal human = desk.human();
            String read = "%s commits, %s events"
                    .formatted(
                            Numbers.count(found.path("commits").asLong(0)),
                            Numbers.count(found.path("events").asLong(0)));
            if (found.path("valid").asBoolean(false)) {
                human.line("  %s: nothing was altered in %s".formatted(human.styled(Style.GREEN, "valid"), read));
                return ExitCode.OK;
            }
            JsonNode problem = found.path("firstProblem");
            long position = problem.path("position").asLong(0);
            human.line("  %s: %s at position %d (partition %d, commit %d)%s"
                    .formatted(
                            human.styled(Style.RED, "ALTERED"),
                            Text.printable(problem.path("kind").asString("")),
                            position,
                            position >>> PARTITION_SHIFT,
                            position & ((1L << PARTITION_SHIFT) - 1),
                            problem.has("ownerId")
                                    ? ", owner "
                                            + Text.printable(
                                                    problem.path("ownerId").asString(""))
                                    : ""));
            human.line("  it is the first; read were " + read);
            return ExitCode.SOFTWARE;
        }
    }

    /** Lists them. */
    @Command(
            name = "checkpoints",
            description = "The signed checkpoints of the log, newest first. For auditors.",
            footer = {"", "Example: ./taskflow ops checkpoints --limit 5", "", Desk.EXIT_CODES})
    static final class Checkpoints implements Callable<Integer> {

        private final Desk desk;

        @Option(
                names = "--limit",
                paramLabel = "N",
                defaultValue = "20",
                description = "1 to 500 (default ${DEFAULT-VALUE}).")
        private int limit;

        @Option(names = "--before", paramLabel = "ID", description = "Those older than this one.")
        private @Nullable Long before;

        Checkpoints(Desk desk) {
            this.desk = desk;
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            Map<String, String> query = new TreeMap<>(Map.of("limit", String.valueOf(limit)));
            if (before != null) {
                query.put("before", before.toString());
            }
            return desk.ask(Call.get(Desk.BASE + "/audit/checkpoints", query), this::tell);
        }

        private int tell(JsonNode answer) {
            if (answer.path("items").isEmpty()) {
                desk.human().line("  There are none.");
                return ExitCode.OK;
            }
            Table table = new Table(
                    Column.right("id"),
                    Column.left("at"),
                    Column.right("commits"),
                    Column.left("root", ROOT),
                    Column.left("key"));
            for (JsonNode item : answer.path("items")) {
                long commits = 0;
                for (JsonNode head : item.path("heads")) {
                    commits += head.path("n").asLong(0);
                }
                table.row(
                        item.path("id").asString(""),
                        item.path("at").asString(""),
                        Numbers.count(commits),
                        item.path("root").asString(""),
                        item.path("keyId").asString(""));
            }
            table.print(desk.human());
            return ExitCode.OK;
        }
    }
}
