package app.taskflow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.taskflow.cli.account.Environment;
import app.taskflow.cli.terminal.Terminal;
import app.taskflow.cli.terminal.Terminal.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** The program, run in this process with an environment of its own; what it prints is kept. */
final class Cli {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new LinkedHashMap<>();

    /** Knows where the server is, and who asks. */
    static Cli of(URI server) {
        return new Cli()
                .with("TASKFLOW_URL", server.toString())
                .with("TASKFLOW_EMAIL", "ada@example.org")
                .with("TASKFLOW_PASSWORD", "right");
    }

    static URI nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return URI.create("http://localhost:" + socket.getLocalPort());
        }
    }

    Cli with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    int run(String... args) {
        return run(Kind.PIPE, args);
    }

    int run(Kind kind, String... args) {
        Terminal terminal =
                new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), kind, 100);
        return Main.run(terminal, new Environment(environment, null), args);
    }

    String out() {
        return out.toString(UTF_8);
    }

    String err() {
        return err.toString(UTF_8);
    }
}
