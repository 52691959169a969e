package app.taskflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.cli.contract.ContractServer;
import app.taskflow.cli.contract.Fault;
import app.taskflow.cli.terminal.Terminal.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    private static final String CREATE = "POST /api/v1/tasks";

    private final ContractServer server = new ContractServer();
    private final Cli cli = Cli.of(server.uri());

    @TempDir
    private Path dir;

    DemoTest() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    private int demo(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "demo";
        System.arraycopy(args, 0, all, 1, args.length);
        return cli.run(all);
    }

    @Test
    void made_up_tasks_are_imported_and_some_created_singly_then_listed_changed_searched_and_counted() {
        assertThat(demo("--count", "300", "--singles", "200")).isZero();
        assertThat(server.tasks().all()).hasSize(500);
        assertThat(server.last("POST /api/v1/imports").body()).hasLineCount(300);
        assertThat(cli.out())
                .contains("Importing 300 tasks made up from seed 1")
                .contains("a list shows all of them")
                .contains("200 of 200 tasks created")
                .contains("Changed last")
                .contains(
                        "200 tasks changed, each only if unchanged since; one based on an older state: 412 version-mismatch")
                .contains("3 pages walked: 500 tasks, 500 of them different, 500 were created")
                .contains("Searches")
                .contains("500 tasks, 0 open")
                .contains("Timings")
                .contains("create until a read shows it");
        assertThat(cli.out()).doesNotContain("\u001b", "\r");
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void a_file_is_imported_and_rows_that_break_a_rule_are_told() throws IOException {
        Path file = Files.writeString(dir.resolve("tasks.csv"), "title,status\nGood,todo\nBad,NOPE\n=1+1,\n");
        assertThat(demo("--file", file.toString(), "--singles", "10")).isZero();
        assertThat(server.tasks().created())
                .extracting(task -> task.path("title").asString())
                .contains("Good", "=1+1")
                .doesNotContain("Bad");
        assertThat(cli.out()).contains("rejected   1").contains("There is no such\uFFFD[31m status");
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
        assertThat(demo("--count", "10", "--singles", "100", "--concurrency", "4"))
                .isZero();
        assertThat(server.tasks().all()).hasSize(110);
        assertThat(cli.out())
                .contains("100 of 100 tasks created")
                .contains("told to wait for the rate limit: 1")
                .contains("repeated as the server was not available: 3")
                .contains("session renewed: 1");
    }

    @Test
    void a_server_that_fails_is_an_error_however_far_it_came() {
        server.failNext(CREATE, Fault.problem(500, "internal-error", Map.of()));
        assertThat(demo("--count", "10", "--singles", "50")).isEqualTo(1);
        assertThat(cli.out()).contains("49 of 50 tasks created").contains("1 refused: 500 internal-error");
    }

    @Test
    void no_server_is_one_line_and_exit_code_1() throws IOException {
        URI nobody = Cli.nobody();
        assertThat(demo("--url", nobody.toString())).isEqualTo(1);
        assertThat(cli.err())
                .isEqualToIgnoringNewLines("error: no answer from %s (connection refused).".formatted(nobody)
                        + " Start it with './taskflow start', or name another with --url.");
    }

    @Test
    void another_product_at_the_address_is_one_line_and_exit_code_1() {
        server.failNext("POST /api/v1/auth/register", new Fault(404, Map.of(), "<html>nothing here</html>"));
        assertThat(demo()).isEqualTo(1);
        assertThat(cli.err()).hasLineCount(1).contains("HTTP 404: <html>nothing here</html>");
    }

    @Test
    void wrong_usage_is_exit_code_2_before_anything_is_sent() {
        assertThat(demo("--count", "0")).isEqualTo(2);
        assertThat(demo("--count", "many")).isEqualTo(2);
        assertThat(demo("--colour")).isEqualTo(2);
        assertThat(demo("--file", "/no/such/file.csv")).isEqualTo(2);
        assertThat(demo("--url", "localhost:5000")).isEqualTo(2);
        assertThat(cli.run()).isEqualTo(2);
        assertThat(cli.err()).contains("cannot read /no/such/file.csv: there is no such file");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void help_and_version_are_exit_code_0() {
        assertThat(cli.run("--help")).isZero();
        assertThat(cli.run("demo", "--help")).isZero();
        assertThat(cli.run("--version")).isZero();
        assertThat(cli.out()).contains("--file").contains("Exit code").doesNotContain("\u001b");
    }

    @Test
    void a_terminal_gets_colours() {
        assertThat(cli.run(Kind.COLOUR_TERMINAL, "demo", "--count", "20", "--singles", "5"))
                .isZero();
        assertThat(cli.out()).contains("\u001b[1mTaskFlow demo\u001b[0m");
    }
}
