package app.taskflow.cli.ops;

import app.taskflow.cli.account.Connection;
import app.taskflow.cli.account.Environment;
import app.taskflow.cli.account.WrongUsageException;
import app.taskflow.cli.client.TaskFlowClient;
import app.taskflow.cli.http.Call;
import app.taskflow.cli.http.Json;
import app.taskflow.cli.terminal.Terminal;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import tools.jackson.databind.JsonNode;

/** The options that all of these commands share, and what they do with them. */
final class Desk {

    static final String BASE = "/api/v1";
    static final String EXIT_CODES =
            "Exit code: 0 when it is done, 1 when it failed or was refused, 2 for wrong usage.";

    /** What a command does once it is signed in; the number is its exit code. */
    @FunctionalInterface
    interface Work {
        int with(TaskFlowClient client) throws IOException, InterruptedException;
    }

    /** How an answer is told to people. */
    @FunctionalInterface
    interface Telling {
        int tell(JsonNode answer);
    }

    private final Terminal terminal;

    @Mixin
    private final Connection connection;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print the answer as one line of JSON; all else goes to standard error.")
    private boolean json;

    Desk(Terminal terminal, Environment environment) {
        this.terminal = terminal;
        this.connection = new Connection(environment);
    }

    /** Where people are told; with {@code --json} that is beside the result. */
    Terminal human() {
        return json ? terminal.aside() : terminal;
    }

    Terminal terminal() {
        return terminal;
    }

    int signedIn(Work work) throws IOException, InterruptedException {
        try (TaskFlowClient client = connection.open()) {
            return work.with(client);
        }
    }

    /** One call, and its answer told. */
    int ask(Call call, Telling telling) throws IOException, InterruptedException {
        return signedIn(client -> told(client.ask(call).body(), telling));
    }

    /** As JSON where that is wanted, else to people; the exit code is the same. */
    int told(JsonNode answer, Telling telling) {
        int exitCode = telling.tell(answer);
        if (json) {
            terminal.line(Json.line(answer));
        }
        return exitCode;
    }

    /** An id that is put into a path. */
    static String id(String text) {
        if (!text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            throw new WrongUsageException("an id is a UUID, and not " + text);
        }
        return text;
    }

    /** A name that is put into a path. */
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
