package app.taskflow.system.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.taskflow.cli.Main;
import app.taskflow.cli.account.Environment;
import app.taskflow.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.util.Map;

/** The command line in this process, in the name of an administrator. */
final class CommandLines {

    static final String ADMIN = "admin@example.org";
    static final String PASSWORD = "correct horse battery";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Environment environment;

    CommandLines(int port) {
        environment = new Environment(
                Map.of(
                        "TASKFLOW_URL", "http://localhost:" + port,
                        "TASKFLOW_EMAIL", ADMIN,
                        "TASKFLOW_PASSWORD", PASSWORD),
                null);
    }

    static String publicKeys(int port) throws IOException {
        URI keys = URI.create("http://localhost:%d/.well-known/jwks.json".formatted(port));
        try (InputStream in = keys.toURL().openStream()) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    int run(String... args) {
        PrintStream out = new PrintStream(said, true, UTF_8);
        return Main.run(new Terminal(out, out, Terminal.Kind.PIPE, 100), environment, args);
    }

    String said() {
        return said.toString(UTF_8);
    }
}
