package app.taskflow.system.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.taskflow.system.client.Answer;
import app.taskflow.system.client.Importer;
import app.taskflow.system.client.Reader;
import app.taskflow.system.client.SlowRequest;
import app.taskflow.system.client.Writer;
import app.taskflow.system.program.ConsumerGroups;
import app.taskflow.system.program.FreePort;
import app.taskflow.system.program.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything in one process, on one directory, ended in every way there is while users write. */
class KilledIT {

    private static final int WRITERS = 4;

    @TempDir
    Path data;

    private final int port = FreePort.find();
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private Program program;
    private Importer importer;
    private List<Writer> writers = List.of();

    @BeforeEach
    void begin() {
        program = Program.started(data, port);
        importer = new Importer(port);
        writers = IntStream.range(0, WRITERS)
                .mapToObj(n -> Writer.started(port, "writer " + n))
                .toList();
    }

    @AfterEach
    void close() {
        writers.forEach(Writer::close);
        importer.close();
        program.close();
    }

    @Test
    void what_was_acknowledged_is_there_once_after_kills_imports_are_and_sessions_go_on() throws IOException {
        ImportFile file = ImportFile.ofRows(4_000);
        DuplicateDelivery duplicates = DuplicateDelivery.of(program, seed);
        try {
            String id = importer.upload(file.csv());
            importer.awaitProcessed(id, 1 + random.nextInt(2_000));
            ProcessHandle redis = redis();
            killAndStartAgain();
            assertThat(redis.isAlive())
                    .as("the Redis of the killed process is alive")
                    .isFalse();
            assertNobodyIsWaitedFor();
            duplicates = duplicates.movedTo(program);
            killAndStartAgain();
            duplicates = duplicates.movedTo(program);
            assertAllIsThereOnce();
            file.assertImportedOnce(importer, id, seed);
            assertThat(duplicates.delivered()).as("copies of records").isPositive();
        } finally {
            duplicates.close();
        }
        stopInTheMiddleOfARequest();
    }

    /** Some hundred starts; also in the middle of them, when half of it is there. */
    @Test
    @Tag("campaign")
    void what_was_acknowledged_is_there_once_after_many_kills_at_any_moment() {
        for (int round = 0; round < 30; round++) {
            for (int broken = random.nextInt(3); broken > 0; broken--) {
                program.kill();
                program = run();
                pause(random.nextInt(8_000));
            }
            program.kill();
            program = Program.started(data, port);
            int before = written();
            await().atMost(Duration.ofMinutes(1)).until(() -> written() > before + 20);
            pause(random.nextInt(2_000));
        }
        assertAllIsThereOnce();
    }

    private void killAndStartAgain() {
        int before = written();
        int after = before + 20 + random.nextInt(60);
        await().atMost(Duration.ofMinutes(1)).until(() -> written() >= after);
        program.kill();
        program = Program.started(data, port);
    }

    /** Their sessions are those of before all kills, or they would get no answer but 401. */
    private void assertAllIsThereOnce() {
        for (Writer writer : writers) {
            List<Writer.Acknowledged> acknowledged = writer.stop();
            assertThat(Reader.everythingOf(writer.visitor(), writer.consistencyToken()))
                    .as("seed %d", seed)
                    .isEqualTo(acknowledged.stream()
                            .map(task -> new Reader.Seen(task.id(), task.title(), task.status()))
                            .toList());
        }
    }

    /** Or Kafka would give no work to the one who lives until it has given up the one who was killed. */
    private void assertNobodyIsWaitedFor() {
        assertThat(ConsumerGroups.of(program.found("Kafka +([0-9.:]+),")))
                .hasSize(2)
                .containsEntry("taskflow-imports", List.of("taskflow"))
                .containsValue(List.of("taskflow-0", "taskflow-1"));
    }

    private void stopInTheMiddleOfARequest() throws IOException {
        Writer writer = writers.getFirst();
        try (SlowRequest request = SlowRequest.begun(port, writer.visitor(), """
                {"title": "half of this comes late"}""")) {
            program.askToStop();
            program.awaitSaid("Stopping TaskFlow");
            Answer answer = request.finish();
            assertThat(answer.status()).isEqualTo(201);
            assertThat(program.exitCode()).isZero();

            program = Program.started(data, port);
            assertThat(writer.visitor().get("/tasks/" + answer.text("id")).status())
                    .isEqualTo(200);
        }
    }

    private Program run() {
        return Program.run(Map.of(), "start", "--port", String.valueOf(port), "--data", data.toString());
    }

    private int written() {
        return writers.stream().mapToInt(Writer::count).sum();
    }

    private ProcessHandle redis() throws IOException {
        long pid =
                Long.parseLong(Files.readString(data.resolve("redis/redis.pid")).strip());
        return ProcessHandle.of(pid).orElseThrow();
    }

    /** A moment to be killed at is no condition that could be waited for. */
    private static void pause(long millis) {
        LockSupport.parkNanos(millis * 1_000_000);
    }
}
