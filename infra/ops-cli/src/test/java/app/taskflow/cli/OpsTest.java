package app.taskflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.cli.contract.ContractServer;
import app.taskflow.cli.contract.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The operators' commands against answers as the contract has them. */
class OpsTest {

    private static final String ID = "0198f7a0-0000-7000-8000-000000000001";
    private static final String USER = """
            {"id":"%s","name":"Ada","email":"ada@example.org","roles":["user","auditor"],
             "createdAt":"2026-11-23T10:00:00.000Z","version":2}""".formatted(ID);

    private final ContractServer server = new ContractServer();
    private final Cli cli = Cli.of(server.uri());

    @TempDir
    private Path dir;

    OpsTest() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    private void answers(String request, String... bodies) {
        for (String body : bodies) {
            server.failNext(request, new Fault(200, Map.of("Retry-After", "0"), body));
        }
    }

    private int ops(String... args) {
        return cli.run(Stream.concat(Stream.of("ops"), Arrays.stream(args)).toArray(String[]::new));
    }

    private static String replay(String state, int processed, int differences) {
        String first = differences == 0 ? "" : """
                {"ownerId":"%s","taskId":"%s","kind":"changed","fields":["title"]}""".formatted(ID, ID);
        return """
                {"id":"%s","projection":"tasks","state":"%s","processed":%d,"total":1000,"eventsPerSecond":500,
                 "verified":%s,"differenceCount":%d,"differences":[%s]}""".formatted(ID, state, processed, state.equals("switched"), differences, first);
    }

    @Test
    void projections_are_a_table_of_lag() {
        answers("GET /api/v1/projections", """
                {"items":[{"name":"tasks","version":3,"state":"running","lagEvents":12000,"lagSeconds":1.5,
                 "deadLetters":2}]}""");
        assertThat(ops("projections")).isZero();
        assertThat(cli.out()).containsPattern("tasks +3 +running +12 000 +1\\.5 +2");
    }

    @Test
    void a_replay_is_started_once_and_watched_to_its_switch() {
        server.failNext(
                "POST /api/v1/replays",
                Fault.problem(503, "unavailable", Map.of("Retry-After", "0")),
                new Fault(202, Map.of(), replay("queued", 0, 0)));
        answers(
                "GET /api/v1/replays/" + ID,
                replay("running", 500, 0),
                replay("verifying", 1000, 0),
                replay("switched", 1000, 0));
        assertThat(ops("replay", "start", "tasks", "--owner", ID)).isZero();
        assertThat(server.last("POST /api/v1/replays").body())
                .contains("\"projection\":\"tasks\"", "\"ownerId\":\"" + ID + "\"");
        assertThat(server.last("POST /api/v1/replays").headers().getFirst("Idempotency-Key"))
                .isNotBlank();
        assertThat(cli.out())
                .contains("replay " + ID + " of tasks is switched")
                .contains("1 000 of 1 000 events, 500 per second; verified to be what the log says");
    }

    @Test
    void a_replay_that_fails_is_exit_code_1() {
        server.failNext("POST /api/v1/replays", new Fault(202, Map.of(), replay("queued", 0, 0)));
        answers("GET /api/v1/replays/" + ID, replay("failed", 1000, 3));
        assertThat(ops("replay", "start", "tasks")).isEqualTo(1);
        assertThat(cli.out()).contains("is failed", "not verified", "3 differences from the log", "[\"title\"]");
    }

    @Test
    void a_replay_is_shown_cancelled_and_rolled_back() {
        answers("GET /api/v1/replays/" + ID, replay("running", 500, 0));
        answers("POST /api/v1/replays/" + ID + "/cancel", replay("cancelled", 500, 0));
        answers("POST /api/v1/replays/" + ID + "/rollback", replay("rolled-back", 1000, 0));
        assertThat(ops("replay", "show", ID)).isZero();
        assertThat(ops("replay", "cancel", ID)).isZero();
        assertThat(ops("replay", "rollback", ID)).isZero();
        assertThat(cli.out()).contains("is running", "is cancelled", "is rolled-back");
    }

    @Test
    void dead_letters_are_listed_over_pages() {
        String letter = """
                {"id":"%s","ownerId":"%s","position":7,"index":0,"sequence":41,"type":"task.created","revision":1,
                 "reason":"no such\\u001b[31m rank","failedAt":"2026-11-23T10:00:00.000Z","state":"blocked"}""".formatted(ID, ID);
        answers(
                "GET /api/v1/projections/tasks/dead-letters",
                "{\"items\":[" + letter + "],\"nextCursor\":\"next\"}",
                "{\"items\":[" + letter + "]}");
        assertThat(ops("dead-letters", "list", "tasks")).isZero();
        assertThat(server.last("GET /api/v1/projections").query()).contains("cursor=next", "limit=49");
        assertThat(cli.out()).containsPattern("41 +task.created").doesNotContain("\u001b");
    }

    @Test
    void a_dead_letter_is_shown_skipped_and_retried_and_what_still_stops_is_exit_code_1() {
        String path = "/api/v1/projections/tasks/dead-letters/" + ID;
        answers("GET " + path, "{\"id\":\"%s\",\"reason\":\"no rank\"}".formatted(ID));
        answers("POST " + path + "/skip", "{\"state\":\"released\",\"sequence\":44}");
        answers("POST " + path + "/retry", "{\"state\":\"blocked\",\"blockedBy\":{\"id\":\"x\"}}");
        assertThat(ops("dead-letters", "show", "tasks", ID)).isZero();
        assertThat(ops("dead-letters", "skip", "tasks", ID)).isZero();
        assertThat(ops("dead-letters", "retry", "tasks", ID)).isEqualTo(1);
        assertThat(cli.out()).contains("no rank", "released", "blocked");
    }

    @Test
    void an_export_streams_into_a_file_that_appears_when_it_is_whole() throws IOException {
        Path file = dir.resolve("events.ndjson");
        answers("GET /api/v1/audit/events", "{\"position\":1}\n{\"position\":2}\n");
        assertThat(ops("audit", "export", "--owner", ID, "--type", "task.created", "-o", file.toString()))
                .isZero();
        assertThat(file).content().isEqualTo("{\"position\":1}\n{\"position\":2}\n");
        assertThat(server.last("GET /api/v1/audit").query()).isEqualTo("ownerId=" + ID + "&type=task.created");
        assertThat(server.last("GET /api/v1/audit").headers().getFirst("Accept"))
                .startsWith("application/x-ndjson");
        assertThat(cli.out()).contains("2 events in ");
        assertThat(dir.toFile().list()).containsExactly("events.ndjson");
    }

    @Test
    void an_export_that_breaks_off_is_exit_code_1_and_leaves_no_file() {
        Path file = dir.resolve("events.ndjson");
        server.failNext("GET /api/v1/audit/events", Fault.cutAfter("{\"position\":1}\n{\"posi"));
        assertThat(ops("audit", "export", "-o", file.toString())).isEqualTo(1);
        assertThat(cli.err()).contains("the answer broke off after 21 bytes");
        assertThat(dir.toFile().list()).isEmpty();
    }

    @Test
    void an_export_without_a_file_is_nothing_but_the_events() {
        answers("GET /api/v1/audit/events", "{\"position\":1}\n");
        assertThat(ops("audit", "export")).isZero();
        assertThat(cli.out()).isEqualTo("{\"position\":1}\n");
    }

    @Test
    void a_log_that_was_altered_is_exit_code_1_and_the_place_is_named() {
        answers(
                "GET /api/v1/audit/verify",
                "{\"valid\":true,\"commits\":5000,\"events\":7000,\"heads\":[]}",
                """
                {"valid":false,"commits":12,"events":14,"heads":[],
                 "firstProblem":{"position":844424930131969,"kind":"changed","ownerId":"%s"}}""".formatted(ID));
        assertThat(ops("verify")).isZero();
        assertThat(ops("verify", "--owner", ID)).isEqualTo(1);
        assertThat(server.last("GET /api/v1/audit/verify").query()).isEqualTo("ownerId=" + ID);
        assertThat(cli.out())
                .contains("valid: nothing was altered in 5 000 commits, 7 000 events")
                .contains("ALTERED: changed at position 844424930131969 (partition 3, commit 1), owner " + ID);
    }

    @Test
    void checkpoints_are_a_table() {
        answers("GET /api/v1/audit/checkpoints", """
                {"items":[{"id":9,"at":"2026-11-23T10:00:00.000Z","root":"00112233445566778899","keyId":"key-1",
                 "heads":[{"partition":0,"n":700},{"partition":1,"n":400}],"signature":"x"}]}""", "{\"items\":[]}");
        assertThat(ops("checkpoints", "--limit", "5", "--before", "10")).isZero();
        assertThat(ops("checkpoints")).isZero();
        assertThat(cli.out()).containsPattern("9 +2026-11-23T10:00:00.000Z +1 100 +0011223344556677… +key-1");
        assertThat(cli.out()).contains("There are none.");
    }

    @Test
    void users_are_found_and_given_roles_by_address_or_id() {
        answers(
                "GET /api/v1/admin/users",
                "{\"items\":[" + USER + "]}",
                "{\"items\":[" + USER + "]}",
                "{\"items\":[]}");
        answers("PUT /api/v1/admin/users/" + ID + "/roles", USER, USER);
        assertThat(ops("users", "find", "ada@example.org")).isZero();
        assertThat(ops("roles", "set", "ada@example.org", "user", "auditor")).isZero();
        assertThat(server.last("PUT").body()).isEqualTo("{\"roles\":[\"user\",\"auditor\"]}");
        assertThat(ops("roles", "set", ID, "auditor")).isZero();
        assertThat(ops("users", "find", "nobody@example.org")).isEqualTo(1);
        assertThat(cli.out()).contains("user, auditor").contains("There is no such user.");
    }

    @Test
    void json_is_the_answer_on_one_line_and_the_exit_code_the_same() {
        answers(
                "GET /api/v1/audit/verify",
                "{\"valid\": false,\n \"commits\": 12, \"firstProblem\": {\"kind\": \"removed\"}}");
        assertThat(ops("verify", "--json")).isEqualTo(1);
        assertThat(cli.out()).hasLineCount(1);
        JsonNode answer = JsonMapper.shared().readTree(cli.out());
        assertThat(answer.path("firstProblem").path("kind").asString()).isEqualTo("removed");
        assertThat(cli.err()).contains("ALTERED");
    }

    @Test
    void without_the_role_it_is_one_line_and_exit_code_1() {
        server.failNext("GET /api/v1/projections", Fault.problem(403, "forbidden", Map.of()));
        assertThat(ops("projections")).isEqualTo(1);
        assertThat(cli.err()).isEqualToIgnoringNewLines("error: your account lacks the role for this (403 forbidden)");
    }

    @Test
    void wrong_usage_is_exit_code_2_before_anything_is_asked() {
        assertThat(ops()).isEqualTo(2);
        assertThat(ops("replay")).isEqualTo(2);
        assertThat(ops("replay", "show", "../users")).isEqualTo(2);
        assertThat(ops("dead-letters", "retry", "tasks", "x")).isEqualTo(2);
        assertThat(ops("dead-letters", "list", "tasks", "--limit", "0")).isEqualTo(2);
        assertThat(ops("verify", "--owner", "ada")).isEqualTo(2);
        assertThat(ops("roles", "set", ID)).isEqualTo(2);
        assertThat(server.requests()).noneMatch(request -> !request.endsWith("/auth/login"));
        assertThat(new Cli().run("ops", "projections")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ops",
                "ops projections",
                "ops replay start",
                "ops replay show",
                "ops replay cancel",
                "ops replay rollback",
                "ops dead-letters list",
                "ops dead-letters show",
                "ops dead-letters retry",
                "ops dead-letters skip",
                "ops audit export",
                "ops audit proof",
                "ops verify",
                "ops checkpoints",
                "ops users find",
                "ops roles set",
                "import",
                "verify-proof",
                "demo"
            })
    void every_command_helps_with_an_example_and_its_exit_codes(String command) {
        assertThat(cli.run((command + " --help").split(" "))).isZero();
        assertThat(cli.out()).contains("Usage: taskflow " + command, "Example: ", "Exit code: 0");
    }
}
