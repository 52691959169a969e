package app.taskflow.system.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.taskflow.system.client.Answer;
import app.taskflow.system.client.Visitor;
import app.taskflow.system.program.FreePort;
import app.taskflow.system.program.Program;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A command-side node with a heap as large as the largest file, its servers in another process. */
@Tag("campaign")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LargeImportIT {

    private static final long MOST_ROWS = 1_000_000;
    private static final long MOST_BYTES = 256L << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    @TempDir
    static Path data;

    private static Program servers;
    private static Program node;
    private static Visitor ada;

    @BeforeAll
    static void start() {
        servers = Program.run(
                        List.of("-Xmx8g"),
                        Map.of(),
                        "start",
                        "--port",
                        String.valueOf(FreePort.find()),
                        "--data",
                        data.toString())
                .awaitReady();
        int port = FreePort.find();
        node = Program.run(
                        List.of("-Xmx256m"),
                        Map.of(
                                "TASKFLOW_MONGODB_URI", servers.found("MongoDB +(\\S+),"),
                                "TASKFLOW_KAFKA_BOOTSTRAP", servers.found("Kafka +(\\S+),"),
                                "TASKFLOW_REDIS_URL", servers.found("Redis +(\\S+),"),
                                "TASKFLOW_KEYS_DIRECTORY", data.resolve("keys").toString()),
                        "command-side",
                        "--port",
                        String.valueOf(port),
                        "--management-port",
                        "0",
                        "--log",
                        data.resolve("node.log").toString())
                .awaitReady();
        ada = Visitor.registered(port);
    }

    @AfterAll
    static void stop() {
        ada.close();
        node.close();
        servers.close();
    }

    @Test
    @Order(1)
    void one_row_or_byte_too_many_is_refused_and_leaves_nothing() {
        for (InputStream file : List.of(GeneratedFile.ofRows(MOST_ROWS + 1), GeneratedFile.ofBytes(MOST_BYTES + 1))) {
            Answer refused = upload(file);
            assertThat(refused.status()).as(refused.toString()).isEqualTo(413);
        }
        assertThat(ada.get("/imports").json().path("items").size()).isZero();
    }

    @Test
    @Order(2)
    void a_file_of_a_quarter_of_a_gibibyte_goes_in() {
        assertThat(imported(GeneratedFile.ofBytes(MOST_BYTES))).isEqualTo((MOST_BYTES - 29) / 8_192);
    }

    @Test
    @Order(3)
    void a_million_rows_go_in() {
        assertThat(imported(GeneratedFile.ofRows(MOST_ROWS))).isEqualTo(MOST_ROWS);
        assertThat(node.isAlive()).isTrue();
    }

    private static long imported(InputStream file) {
        Answer accepted = upload(file);
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(202);
        AtomicReference<JsonNode> state = new AtomicReference<>(accepted.json());
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            state.set(ada.get("/imports/" + accepted.text("id")).json());
            return state.get().path("state").asString().equals("completed");
        });
        return state.get().path("created").asLong();
    }

    private static Answer upload(InputStream file) {
        return ada.upload("/imports", "text/csv", file, PATIENCE);
    }
}
