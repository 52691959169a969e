package app.taskflow.producer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;

/** The program: {@code java -jar example-producer.jar --owner ID tasks.ndjson}. */
public final class Main {

    private Main() {}

    /** Ends the process with 0 (all is sent), 1 (not all is) or 2 (wrong usage). */
    public static void main(String[] args) {
        // The client logs through SLF4J and finds nobody to log to; what went wrong is told without it.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(run(System.in, System.out, System.err, args));
    }

    /** The same within a process. */
    public static int run(InputStream in, PrintStream out, PrintStream err, String... args) {
        CommandLine command = new CommandLine(new SendCommand(in, out, err));
        command.setOut(new PrintWriter(out, true, UTF_8));
        command.setErr(new PrintWriter(err, true, UTF_8));
        return command.execute(args);
    }
}
