package app.taskflow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.cli.contract.ContractServer;
import app.taskflow.cli.contract.Fault;
import app.taskflow.cli.terminal.Terminal;
import app.taskflow.cli.terminal.Terminal.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    private static final String CREATE = "POST /api/v1/tasks";

    private final ContractServer server = new ContractServer();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    private Path dir;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    DemoTest() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    private int run(Kind kind, String... args) {
        Terminal terminal =
                new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), kind, 100);
        return Main.run(terminal, args);
    }

    private int demo(String... args) {
        String[] all = new String[args.length + 3];
        all[0] = "demo";
        all[1] = "--url";
        all[2] = server.uri().toString();
        System.arraycopy(args, 0, all, 3, args.length);
        return run(Kind.PIPE, all);
    }

    private String out() {
        return out.toString(UTF_8);
    }

    private String err() {
        return err.toString(UTF_8);
    }

    /** A byte order mark, line ends as of Windows, cells of many lines, and rows that break rules. */
    private Path traps() throws IOException {
        String csv = """
                \uFEFFexternalId,tags,title,description,status,priority,completedAt,archivedAt
                1,a|b,"Say ""hello"", Jörg","many

                lines, and a comma",todo,high,,
                2,,書類を送る 🎉,,,,,
                3,,=1+1,,,,,
                4,,Finished,,,,2014-09-19T14:54:04+02:00,
                5,,Put away,,done,,,2020-01-01T00:00:00Z
                6,,No such status,,NOPE,,,
                7,,"   ",,,,,
                8,short
                """;
        return Files.writeString(dir.resolve("traps.csv"), csv.replace("\n", "\r\n"));
    }

    @Test
    void made_up_tasks_are_loaded_listed_changed_searched_and_counted() {
        assertThat(demo("--count", "500")).isZero();
        assertThat(server.tasks().all()).hasSize(500);
        assertThat(out())
                .contains("500 of 500 tasks created")
                .contains("Changed last")
                .contains(
                        "200 tasks changed, each only if unchanged since; one based on an older state: 412 version-mismatch")
                .contains("3 pages walked: 500 tasks, 500 of them different, 500 were created")
                .contains("Searches")
                .contains("500 tasks, 0 open")
                .contains("Timings")
                .contains("create until a read shows it");
        assertThat(out()).doesNotContain("\u001b", "\r");
        assertThat(err()).isEmpty();
    }

    @Test
    void a_file_is_loaded_row_by_row_and_what_breaks_a_rule_is_told() throws IOException {
        assertThat(demo("--file", traps().toString())).isZero();
        assertThat(server.tasks().created())
                .extracting(task -> task.path("title").asString())
                .containsExactlyInAnyOrder("Say \"hello\", Jörg", "書類を送る 🎉", "=1+1", "Finished", "Put away");
        assertThat(server.tasks().created())
                .filteredOn(task -> task.path("title").asString().equals("Finished"))
                .allMatch(task -> task.path("status").asString().equals("done"))
                .hasSize(1);
        assertThat(server.tasks().all())
                .filteredOn(task -> task.has("archivedAt"))
                .hasSize(1);
        assertThat(out())
                .contains("5 of 7 tasks created")
                .contains("2 refused: 422 validation-failed")
                .contains("line 9: No such status")
                .contains("/status: must be todo, in_progress or done (invalid)")
                .contains("/title: must not be blank (invalid)")
                .contains("Line 11 has 2 cells in place of 8 and is left out.");
    }

    @Test
    void limits_outages_lost_answers_and_an_expired_session_cost_no_task_and_make_none_twice() {
        Map<String, String> atOnce = Map.of("Retry-After", "0");
        server.failNext(
                CREATE,
                Fault.problem(429, "rate-limited", atOnce),
                Fault.problem(503, "unavailable", atOnce),
                Fault.cut(),
                Fault.lost(),
                Fault.problem(401, "token-expired", Map.of("WWW-Authenticate", "Bearer")));
        assertThat(demo("--count", "100", "--concurrency", "4")).isZero();
        assertThat(server.tasks().all()).hasSize(100);
        assertThat(out())
                .contains("100 of 100 tasks created")
                .contains("told to wait for the rate limit: 1")
                .contains("repeated as the server was not available: 3")
                .contains("session renewed: 1");
    }

    @Test
    void a_server_that_fails_is_an_error_however_far_it_came() {
        server.failNext(CREATE, Fault.problem(500, "internal-error", Map.of()));
        assertThat(demo("--count", "50")).isEqualTo(1);
        assertThat(out()).contains("49 of 50 tasks created").contains("1 refused: 500 internal-error");
    }

    @Test
    void no_server_is_one_line_and_exit_code_1() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(run(Kind.PIPE, "demo", "--url", "http://localhost:" + free)).isEqualTo(1);
        assertThat(err())
                .isEqualToIgnoringNewLines(
                        "error: no answer from http://localhost:%d (connection refused).".formatted(free)
                                + " Start it with './taskflow start', or name another with --url.");
    }

    @Test
    void another_product_at_the_address_is_one_line_and_exit_code_1() {
        server.failNext("POST /api/v1/auth/register", new Fault(404, Map.of(), "<html>nothing here</html>"));
        assertThat(demo()).isEqualTo(1);
        assertThat(err()).hasLineCount(1).contains("HTTP 404: <html>nothing here</html>");
    }

    @Test
    void wrong_usage_is_exit_code_2_before_anything_is_sent() {
        assertThat(demo("--count", "0")).isEqualTo(2);
        assertThat(demo("--count", "many")).isEqualTo(2);
        assertThat(demo("--colour")).isEqualTo(2);
        assertThat(demo("--file", "/no/such/file.csv")).isEqualTo(2);
        assertThat(run(Kind.PIPE, "demo", "--url", "localhost:5000")).isEqualTo(2);
        assertThat(run(Kind.PIPE)).isEqualTo(2);
        assertThat(err()).contains("cannot read /no/such/file.csv: there is no such file");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void help_and_version_are_exit_code_0() {
        assertThat(run(Kind.PIPE, "--help")).isZero();
        assertThat(run(Kind.PIPE, "demo", "--help")).isZero();
        assertThat(run(Kind.PIPE, "--version")).isZero();
        assertThat(out()).contains("--file").contains("Exit code").doesNotContain("\u001b");
    }

    @Test
    void a_terminal_gets_colours() {
        assertThat(run(
                        Kind.COLOUR_TERMINAL,
                        "demo",
                        "--count",
                        "20",
                        "--url",
                        server.uri().toString()))
                .isZero();
        assertThat(out()).contains("\u001b[1mTaskFlow demo\u001b[0m");
    }
}
