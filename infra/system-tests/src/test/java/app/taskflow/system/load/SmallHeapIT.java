package app.taskflow.system.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.servers.EmbeddedKafka;
import app.taskflow.servers.EmbeddedServer;
import app.taskflow.servers.EmbeddedServers;
import app.taskflow.system.client.Answer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What is sent is larger than the memory of who takes it: the short version of {@link LargeImportIT}. */
class SmallHeapIT {

    /** Of which some fifty are taken when it has started. */
    private static final int HEAP_MEBIBYTES = 80;

    private static final long BYTES = 96L << 20;
    private static final int TEN_MEGABYTES = 10_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    static Path data;

    private static EmbeddedServers servers;
    private static EmbeddedKafka kafka;
    private static SmallNode node;

    @BeforeAll
    static void start() {
        servers = EmbeddedServers.start(
                new EmbeddedServers.Options(data, Map.of(EmbeddedServer.MONGO, 0, EmbeddedServer.REDIS, 0)));
        kafka = EmbeddedKafka.start(EmbeddedKafka.Options.in(data.resolve("kafka")));
        node = SmallNode.started(
                HEAP_MEBIBYTES, servers.mongoUri(), kafka.bootstrapServers(), servers.redisUrl(), data);
    }

    @AfterAll
    static void stop() {
        node.close();
        kafka.close();
        servers.close();
    }

    @AfterEach
    void nobody_ran_out_of_memory() {
        assertThat(node.isAlive()).isTrue();
    }

    @Test
    void a_file_larger_than_the_whole_heap_goes_in() {
        JsonNode done = imported("/imports", "text/csv", GeneratedFile.ofBytes(BYTES));
        assertThat(done.path("created").asLong()).isEqualTo(GeneratedFile.rowsOf(BYTES));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "text/csv ! taskflow ! 'title,description|A,\"@\"|B,b|'",
                "application/x-ndjson ! taskflow ! '{\"title\":\"A\",\"description\":\"@\"}|{\"title\":\"B\"}|'",
                "text/calendar ! icalendar ! 'BEGIN:VCALENDAR|BEGIN:VTODO|UID:1|SUMMARY:@|END:VTODO|"
                        + "BEGIN:VTODO|UID:2|SUMMARY:B|END:VTODO|END:VCALENDAR|'",
            })
    void a_cell_or_line_of_ten_megabytes_costs_its_row_alone(String mediaType, String source, String file) {
        JsonNode done = imported("/imports?source=" + source, mediaType, withLongText(file));
        assertThat(done.path("created").asLong()).as(done.toString()).isEqualTo(1);
        assertThat(done.path("rejected").asLong()).isEqualTo(1);
        assertThat(node.visitor()
                        .get("/imports/" + done.path("id").asString() + "/errors")
                        .json()
                        .at("/items/0/code")
                        .asString())
                .isEqualTo("row-too-long");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "trello ! {\"cards\":[{\"id\":\"1\",\"name\":\"A\",\"desc\":\"@\"}]}",
                "google-tasks ! {\"items\":[{\"title\":\"L\",\"items\":[{\"title\":\"A\",\"notes\":\"@\"}]}]}",
            })
    void a_text_of_ten_megabytes_within_a_document_is_told_with_its_place(String source, String file) {
        Answer refused = upload("/imports?source=" + source, "application/json", withLongText(file));
        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("unreadable-import");
        assertThat(refused.text("detail")).contains("a text has at most 1048576 characters", "(line 1, column ");
    }

    private static InputStream withLongText(String file) {
        String whole = file.replace("|", "\n").replace("@", "x".repeat(TEN_MEGABYTES));
        return new ByteArrayInputStream(whole.getBytes(UTF_8));
    }

    private static JsonNode imported(String path, String mediaType, InputStream file) {
        Answer accepted = upload(path, mediaType, file);
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(202);
        return node.awaitCompleted(accepted.text("id"), PATIENCE);
    }

    private static Answer upload(String path, String mediaType, InputStream file) {
        return node.visitor().upload(path, mediaType, file, PATIENCE);
    }
}
