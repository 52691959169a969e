package app.taskflow.cli.ops;

import app.taskflow.cli.account.WrongUsageException;
import app.taskflow.cli.client.TaskFlowClient;
import app.taskflow.cli.http.Call;
import app.taskflow.cli.terminal.Numbers;
import app.taskflow.cli.terminal.Terminal;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** What leaves the log for auditors. */
@Command(
        name = "audit",
        description = "Takes events and proofs out of the log. For auditors; a proof also for the owner of the event.",
        synopsisSubcommandLabel = "COMMAND")
final class AuditCommand {

    private static final String NDJSON = "application/x-ndjson";

    private final Desk desk;

    AuditCommand(Desk desk) {
        this.desk = desk;
    }

    @Command(
            name = "export",
            description = "All events, or those that match, as NDJSON in the order of time; of any number.",
            footer = {
                "",
                "Example: ./taskflow ops audit export --from 2026-11-01T00:00:00Z -o november.ndjson",
                "",
                Desk.EXIT_CODES
            })
    int export(
            @Option(names = "--owner", paramLabel = "ID", description = "Of this user.") @Nullable String owner,
            @Option(names = "--aggregate", paramLabel = "ID", description = "About this task or account.") @Nullable
                    String aggregate,
            @Option(names = "--type", paramLabel = "NAME", description = "Such as task.created.") @Nullable String type,
            @Option(names = "--from", paramLabel = "INSTANT", description = "Not before.") @Nullable String from,
            @Option(names = "--to", paramLabel = "INSTANT", description = "Not after.") @Nullable String to,
            @Option(names = "--request", paramLabel = "ID", description = "Of this request.") @Nullable String request,
            @Option(names = "--actor", paramLabel = "ID", description = "Done by this one.") @Nullable String actor,
            @Option(
                            names = {"-o", "--output"},
                            paramLabel = "FILE",
                            description = "Where to; standard output without it. A file appears when it is whole.")
                    @Nullable
                    Path output)
            throws IOException, InterruptedException {
        Map<String, String> query = new TreeMap<>();
        put(query, "ownerId", owner);
        put(query, "aggregateId", aggregate);
        put(query, "type", type);
        put(query, "from", from);
        put(query, "to", to);
        put(query, "requestId", request);
        put(query, "actor", actor);
        Call call = Call.get(Desk.BASE + "/audit/events", query).accepting(NDJSON);
        return desk.signedIn(client ->
                output == null ? toStandardOutput(client, call) : toFile(client, call, output.toAbsolutePath()));
    }

    @Command(
            name = "proof",
            description = "The proof that an event is in the log, for ./taskflow verify-proof.",
            footer = {"", "Example: ./taskflow ops audit proof EVENT -o proof.json", "", Desk.EXIT_CODES})
    int proof(
            @Parameters(paramLabel = "EVENT", description = "The event's id.") String event,
            @Option(
                            names = {"-o", "--output"},
                            paramLabel = "FILE",
                            description = "Where to; standard output without it.")
                    @Nullable
                    Path output)
            throws IOException, InterruptedException {
        Call call = Call.get(Desk.BASE + "/audit/proof/" + Desk.id(event), Map.of());
        return desk.signedIn(client -> {
            if (output == null) {
                client.download(call, desk.terminal().out());
                desk.terminal().line("");
            } else {
                written(output.toAbsolutePath(), out -> client.download(call, out));
                desk.human().line("  the proof is in " + output);
            }
            return ExitCode.OK;
        });
    }

    private static void put(Map<String, String> query, String name, @Nullable String value) {
        if (value != null) {
            query.put(name, value);
        }
    }

    private int toStandardOutput(TaskFlowClient client, Call call) throws IOException, InterruptedException {
        OutputStream out = new BufferedOutputStream(desk.terminal().out());
        client.download(call, out);
        out.flush();
        if (desk.terminal().out().checkError()) {
            throw new IOException("standard output does not take any more");
        }
        return ExitCode.OK;
    }

    private int toFile(TaskFlowClient client, Call call, Path file) throws IOException, InterruptedException {
        Terminal human = desk.human();
        long start = System.nanoTime();
        long events;
        try (ProgressBar bar = human.progress("  exporting", -1)) {
            written(file, out -> client.download(call, new Lines(out, bar)));
            events = bar.getCurrent();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return desk.told(
                JsonMapper.shared()
                        .createObjectNode()
                        .put("file", file.toString())
                        .put("events", events)
                        .put("bytes", Files.size(file)),
                result -> {
                    human.line("  %s events in %s, %s per second, are in %s"
                            .formatted(
                                    Numbers.count(events),
                                    Numbers.seconds(took),
                                    Numbers.count(Numbers.perSecond(events, took)),
                                    file));
                    return ExitCode.OK;
                });
    }

    @FunctionalInterface
    private interface Writing {
        void to(OutputStream out) throws IOException, InterruptedException;
    }

    /** What breaks off leaves no file that looks whole. */
    private static void written(Path file, Writing writing) throws IOException, InterruptedException {
        Path parent = file.getParent();
        if (parent == null || !Files.isDirectory(parent) || Files.isDirectory(file)) {
            throw new WrongUsageException("cannot write to %s".formatted(file));
        }
        Path unfinished = Files.createTempFile(parent, ".unfinished-", "");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
                writing.to(out);
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
