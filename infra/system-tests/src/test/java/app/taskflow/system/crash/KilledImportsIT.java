package app.taskflow.system.crash;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.system.client.Importer;
import app.taskflow.system.program.FreePort;
import app.taskflow.system.program.Program;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports whose every turn is delivered several times, under a process that is killed over and over. */
@Tag("campaign")
class KilledImportsIT {

    private static final int KILLS = 50;
    private static final int KILLS_EACH = 5;

    @TempDir
    Path data;

    private final int port = FreePort.find();
    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final ImportFile file = ImportFile.ofRows(20_000);
    private Program program;
    private DuplicateDelivery duplicates;

    @BeforeEach
    void begin() {
        program = Program.started(data, port);
        duplicates = DuplicateDelivery.of(program, seed);
    }

    @AfterEach
    void close() {
        duplicates.close();
        program.close();
    }

    @Test
    void every_row_is_done_once_and_counted_once_after_many_kills_at_any_moment() {
        for (int kills = 0; kills < KILLS; kills += KILLS_EACH) {
            try (Importer importer = new Importer(port)) {
                String id = uploadedUnderAKill(importer);
                for (int kill = 1; kill < KILLS_EACH; kill++) {
                    killWhileItRuns(importer, id);
                }
                file.assertImportedOnce(importer, id, seed);
                System.out.printf(
                        "seed %d: %d kills, %d copies of records%n", seed, kills + KILLS_EACH, duplicates.delivered());
            }
        }
        assertThat(duplicates.delivered()).as("seed %d", seed).isGreaterThan(KILLS);
    }

    /** The first kill, at any moment between the first byte of the upload and the first chunks. */
    private String uploadedUnderAKill(Importer importer) {
        CompletableFuture<String> upload = CompletableFuture.supplyAsync(() -> importer.upload(file.csv()));
        pause(random.nextInt(1_500));
        killAndStartAgain();
        return upload.join();
    }

    private void killWhileItRuns(Importer importer, String id) {
        long done = importer.look(id).orElseThrow().path("processed").asLong();
        importer.awaitProcessed(id, done + random.nextInt((20_000 - (int) done) / 2 + 1));
        pause(random.nextInt(100));
        killAndStartAgain();
    }

    private void killAndStartAgain() {
        program.kill();
        duplicates.close();
        if (random.nextInt(5) == 0) {
            program = Program.run(Map.of(), "start", "--port", String.valueOf(port), "--data", data.toString());
            pause(random.nextInt(8_000));
            program.kill();
        }
        program = Program.started(data, port);
        duplicates = duplicates.movedTo(program);
    }

    /** A moment to be killed at is no condition that could be waited for. */
    private static void pause(long millis) {
        LockSupport.parkNanos(millis * 1_000_000);
    }
}
