package app.taskflow.producer;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line. */
@Command(
        name = "example-producer",
        mixinStandardHelpOptions = true,
        version = "example-producer, for taskflow.imports.v1",
        description = {
            "Sends tasks to the import queue over Kafka, and waits until Kafka has safely taken all of them.",
            "Each line of FILE is a task as TaskFlow's NDJSON has it, such as {\"title\": \"Water the plants\"}."
        },
        footer = {
            "",
            "Example: echo '{\"title\": \"Milk\"}' | java -jar example-producer.jar --owner 019a... -",
            "",
            "Exit code: 0 when all was taken, 1 when not, 2 for wrong usage."
        })
final class SendCommand implements Callable<Integer> {

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    @Parameters(paramLabel = "FILE", description = "The tasks, one JSON object a line; - is standard input.")
    private Path file = Path.of("-");

    @Option(
            names = "--owner",
            required = true,
            paramLabel = "ID",
            description = "Whose tasks they become: the id that GET /api/v1/users/me tells her.")
    private @Nullable UUID owner;

    @Option(
            names = "--import-id",
            paramLabel = "ID",
            description =
                    "The import, by default a new one. The same lines again with the same id create nothing twice.")
    private UUID importId = UUID.randomUUID();

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "Default: ${DEFAULT-VALUE}, the Kafka of ./taskflow start.")
    private String bootstrap = "localhost:29092";

    SendCommand(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws InterruptedException {
        out.println("import " + importId);
        try (TaskLines lines = new TaskLines(file.equals(Path.of("-")) ? in : Files.newInputStream(file));
                ImportTopic topic = new ImportTopic(bootstrap, Objects.requireNonNull(owner))) {
            long sent = send(lines, topic);
            out.printf("Kafka took all records: %d. What became of them, asked by their owner:%n", sent);
            out.printf("  GET /api/v1/imports/%s and /api/v1/imports/%1$s/errors%n", importId);
            out.printf("  ./taskflow import --watch %s%n", importId);
            return ExitCode.OK;
        } catch (IOException e) {
            return brokenOff("the file cannot be read: " + e.getMessage());
        } catch (MalformedLineException | KafkaException e) {
            return brokenOff(String.valueOf(e.getMessage()));
        }
    }

    private int brokenOff(String reason) {
        err.println("It broke off: " + reason);
        err.println("What was taken is imported. To go on, send the same lines with --import-id " + importId);
        return ExitCode.SOFTWARE;
    }

    /** One line is held back, as only the one behind it tells whether it is the last. */
    private long send(TaskLines lines, ImportTopic topic)
            throws IOException, MalformedLineException, InterruptedException {
        TaskLines.Line line = lines.next();
        if (line == null) {
            throw new MalformedLineException(1, "there is no task");
        }
        long sent = 0;
        while (line != null) {
            TaskLines.Line following = lines.next();
            ImportRecord row = ImportRecord.of(importId, line.number(), line.task());
            topic.send(following == null ? row.asLast() : row);
            sent++;
            line = following;
        }
        topic.awaitAll();
        return sent;
    }
}
