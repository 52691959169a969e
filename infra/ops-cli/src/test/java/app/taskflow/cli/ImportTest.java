package app.taskflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.cli.contract.ContractServer;
import app.taskflow.cli.contract.Fault;
import app.taskflow.cli.contract.Received;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImportTest {

    private static final String UPLOAD = "POST /api/v1/imports";

    private final ContractServer server = new ContractServer();
    private final Cli cli = Cli.of(server.uri());

    @TempDir
    private Path dir;

    ImportTest() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(dir.resolve(name), content).toString();
    }

    private static String csv(int good, int bad) {
        return IntStream.range(0, good + bad)
                .mapToObj(i -> "row " + i + (i < good ? ",todo" : ",NOPE"))
                .collect(Collectors.joining("\n", "title,status\n", "\n"));
    }

    private JsonNode json(String... args) {
        Cli quiet = Cli.of(server.uri());
        quiet.run(args);
        assertThat(quiet.out()).hasLineCount(1);
        return JsonMapper.shared().readTree(quiet.out());
    }

    @Test
    void a_file_that_goes_in_whole_is_exit_code_0_with_its_counts() throws IOException {
        assertThat(cli.run("import", file("a.csv", csv(20, 0)))).isZero();
        assertThat(server.tasks().all()).hasSize(20);
        assertThat(cli.out())
                .contains("is completed")
                .contains("created    20")
                .contains("20 rows in 2.0 s, 10 per second")
                .doesNotContain("\u001b", "\r");
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void the_same_file_again_is_unchanged_and_exit_code_0() throws IOException {
        String file = file("a.csv", csv(20, 0));
        cli.run("import", file);
        assertThat(cli.run("import", file)).isZero();
        assertThat(cli.out()).contains("unchanged  20  were here already");
    }

    @Test
    void rejected_rows_are_exit_code_1_shown_and_to_be_had_as_a_file() throws IOException {
        Path errors = dir.resolve("errors.csv");
        assertThat(cli.run("import", file("a.csv", csv(5, 12)), "--errors", errors.toString()))
                .isEqualTo(1);
        assertThat(cli.out())
                .contains("rejected   12")
                .containsPattern(" 6 +7 +error ")
                .contains("unknown-value")
                .contains("and more. All of them as CSV: ./taskflow import --watch")
                .doesNotContain("\u001b");
        assertThat(errors).content().startsWith("row,line,severity").hasLineCount(13);
    }

    @ParameterizedTest
    @CsvSource({
        "a.csv, text/csv",
        "a.NDJSON, application/x-ndjson",
        "a.json, application/json",
        "a.ics, text/calendar",
        "export, text/csv"
    })
    void the_media_type_follows_from_the_name(String name, String mediaType) throws IOException {
        cli.run("import", file(name, "{\"title\":\"title\"}\n"), "--dry-run");
        assertThat(server.last(UPLOAD).headers().getFirst("Content-Type")).isEqualTo(mediaType);
    }

    @Test
    void what_is_asked_for_is_sent_along() throws IOException {
        cli.run(
                "import",
                file("a.csv", csv(1, 0)),
                "--source",
                "todoist",
                "--dry-run",
                "--time-zone",
                "Europe/Berlin",
                "--charset",
                "windows-1252");
        Received upload = server.last(UPLOAD);
        assertThat(upload.query()).contains("source=todoist", "dryRun=true", "timeZone=Europe%2FBerlin");
        assertThat(upload.headers().getFirst("Content-Type")).isEqualTo("text/csv;charset=windows-1252");
        assertThat(upload.body()).isEqualTo(csv(1, 0));
        assertThat(cli.out()).contains("would be created");
        assertThat(server.tasks().all()).isEmpty();
    }

    @Test
    void a_lost_answer_and_a_busy_server_cost_no_row_and_make_none_twice() throws IOException {
        Map<String, String> atOnce = Map.of("Retry-After", "0");
        server.failNext(UPLOAD, Fault.lost(), Fault.problem(503, "unavailable", atOnce), Fault.cut());
        server.failNext("GET /api/v1/imports", Fault.problem(429, "rate-limited", atOnce), Fault.cut());
        JsonNode result = json("import", file("a.csv", csv(20, 0)), "--json");
        assertThat(result.path("created").asInt()).isEqualTo(20);
        assertThat(server.requests(UPLOAD)).isEqualTo(4);
        assertThat(server.tasks().created()).hasSize(20);
    }

    @Test
    void json_is_one_line_and_all_else_is_beside_it() throws IOException {
        JsonNode result = json("import", file("a.csv", csv(3, 1)), "--json");
        assertThat(result.path("state").asString()).isEqualTo("completed");
        assertThat(result.path("rejected").asInt()).isEqualTo(1);
        assertThat(result.has("problem")).isFalse();
    }

    @Test
    void an_import_is_watched_undone_and_not_cancelled_when_it_is_finished() throws IOException {
        String id =
                json("import", file("a.csv", csv(3, 0)), "--json").path("id").asString();
        assertThat(cli.run("import", "--watch", id)).isZero();
        assertThat(cli.run("import", "--undo", id)).isZero();
        assertThat(cli.out()).contains("2 tasks removed, 1 kept as they were edited since");
        cli.run("import", "--watch", id);
        String other =
                json("import", file("b.csv", csv(4, 0)), "--json").path("id").asString();
        assertThat(cli.run("import", "--cancel", other)).isEqualTo(1);
        assertThat(cli.err()).contains("409 import-finished");
        assertThat(cli.run("import", "--watch", "0198f7a0-0000-7000-8000-000000000001"))
                .isEqualTo(1);
        assertThat(cli.err()).contains("404 not-found");
    }

    @Test
    void what_the_server_cannot_read_is_told_in_its_words() throws IOException {
        assertThat(cli.run("import", file("a.csv", "colour,size\nred,1\n"))).isEqualTo(1);
        assertThat(cli.err()).hasLineCount(1).contains("422 unreadable-import");
        server.failNext(UPLOAD, Fault.problem(415, "unsupported-import", Map.of()));
        assertThat(cli.run("import", file("b.csv", "PK"))).isEqualTo(1);
        assertThat(cli.err()).contains("415 unsupported-import");
    }

    @Test
    void a_wrong_password_is_one_line_and_exit_code_1() throws IOException {
        assertThat(cli.with("TASKFLOW_PASSWORD", "wrong").run("import", file("a.csv", csv(1, 0))))
                .isEqualTo(1);
        assertThat(cli.err()).isEqualToIgnoringNewLines("error: the email or the password is wrong");
    }

    @Test
    void a_token_takes_the_place_of_a_password_and_ends_with_a_clear_word() throws IOException {
        cli.with("TASKFLOW_TOKEN", "access-1");
        assertThat(cli.run("import", file("a.csv", csv(1, 0)))).isZero();
        assertThat(server.requests("POST /api/v1/auth")).isZero();
        server.expireAccessTokens();
        assertThat(cli.run("import", file("a.csv", csv(1, 0)))).isEqualTo(1);
        assertThat(cli.err()).contains("the session is not valid any more");
    }

    @Test
    void no_server_is_one_line_and_exit_code_1() throws IOException {
        assertThat(cli.run(
                        "import",
                        file("a.csv", csv(1, 0)),
                        "--url",
                        Cli.nobody().toString()))
                .isEqualTo(1);
        assertThat(cli.err()).hasLineCount(1).contains("connection refused", "./taskflow start");
    }

    @Test
    void wrong_usage_is_exit_code_2_before_anything_is_sent() throws IOException {
        assertThat(cli.run("import")).isEqualTo(2);
        assertThat(cli.run("import", "/no/such/file.csv")).isEqualTo(2);
        assertThat(cli.run("import", dir.toString())).isEqualTo(2);
        assertThat(cli.run("import", file("empty.csv", ""))).isEqualTo(2);
        assertThat(cli.run("import", file("a.csv", csv(1, 0)), "--charset", "klingon"))
                .isEqualTo(2);
        assertThat(cli.run("import", file("a.csv", csv(1, 0)), "--watch", "x")).isEqualTo(2);
        assertThat(cli.err())
                .contains("there is no such file")
                .contains("it is a directory")
                .contains("it is empty");
        assertThat(new Cli().run("import", file("a.csv", csv(1, 0)))).isEqualTo(2);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void who_asks_has_to_be_said() throws IOException {
        Cli anonymous = new Cli().with("TASKFLOW_URL", server.uri().toString());
        assertThat(anonymous.run("import", file("a.csv", csv(1, 0)))).isEqualTo(2);
        assertThat(anonymous.with("TASKFLOW_EMAIL", "ada@example.org").run("import", file("a.csv", csv(1, 0))))
                .isEqualTo(2);
        assertThat(anonymous.err())
                .contains("as whom? Set TASKFLOW_EMAIL and TASKFLOW_PASSWORD")
                .contains("the password of ada@example.org is missing: set TASKFLOW_PASSWORD");
    }
}
