package app.taskflow.system.load;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.system.client.Answer;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A command-side node with a heap as large as the largest file, its servers in another process. */
@Tag("campaign")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LargeImportIT {

    private static final long MOST_ROWS = 1_000_000;
    private static final long MOST_BYTES = 256L << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    @TempDir
    static Path data;

    private static ServersProcess servers;
    private static SmallNode node;

    @BeforeAll
    static void start() {
        servers = ServersProcess.started(8, data);
        node = SmallNode.started(256, servers.mongo(), servers.kafka(), servers.redis(), data);
    }

    @AfterAll
    static void stop() {
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
        assertThat(node.visitor().get("/imports").json().path("items").size()).isZero();
    }

    @Test
    @Order(2)
    void a_file_of_a_quarter_of_a_gibibyte_goes_in() {
        assertThat(imported(GeneratedFile.ofBytes(MOST_BYTES))).isEqualTo(GeneratedFile.rowsOf(MOST_BYTES));
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
        return node.awaitCompleted(accepted.text("id"), PATIENCE)
                .path("created")
                .asLong();
    }

    private static Answer upload(InputStream file) {
        return node.visitor().upload("/imports", "text/csv", file, PATIENCE);
    }
}
