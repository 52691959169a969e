package app.taskflow.cli.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.taskflow.cli.contract.ContractServer;
import app.taskflow.cli.contract.Fault;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TransportTest {

    private static final Call LIST = Call.get("/api/v1/tasks", Map.of("q", "a b&c=ä"));
    private static final String LIST_REQUEST = "GET /api/v1/tasks";
    private static final Map<String, String> AT_ONCE = Map.of("Retry-After", "0");

    private final ContractServer server = new ContractServer();
    private final Transport transport =
            new Transport(server.uri(), new Patience(Duration.ofSeconds(20), Duration.ofSeconds(20)));

    TransportTest() throws IOException {}

    @AfterEach
    void stop() {
        transport.close();
        server.close();
    }

    private void signIn() {
        transport.signIn(new Tokens("access-1", "refresh"));
    }

    private int itemsListed() throws InterruptedException {
        return transport.send(LIST, JsonNode.class).body().path("items").size();
    }

    private Problem refused(Call call) {
        return catchThrowableOfType(ProblemException.class, () -> transport.send(call, JsonNode.class))
                .problem();
    }

    @Test
    void waits_as_long_as_a_rate_limit_asks_and_counts_it() throws InterruptedException {
        signIn();
        server.failNext(LIST_REQUEST, Fault.problem(429, "rate-limited", Map.of("Retry-After", "1")));
        long start = System.nanoTime();
        assertThat(itemsListed()).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(transport.tally()).isEqualTo(new Tally(1, 0, 0));
    }

    @Test
    void repeats_while_the_server_is_unavailable_or_cuts_the_connection() throws InterruptedException {
        signIn();
        itemsListed();
        server.failNext(LIST_REQUEST, Fault.problem(503, "unavailable", AT_ONCE), Fault.cut(), Fault.cut());
        assertThat(itemsListed()).isZero();
        // The JDK's client repeats a GET on a stale connection by itself, so that a cut may not be seen here.
        assertThat(transport.tally().unavailable()).isBetween(1L, 3L);
        assertThat(server.requests(LIST_REQUEST)).isEqualTo(5);
    }

    @Test
    void tells_the_problem_when_patience_has_run_out() {
        try (Transport impatient = new Transport(server.uri(), new Patience(Duration.ZERO, Duration.ZERO))) {
            server.failNext(
                    LIST_REQUEST,
                    Fault.problem(503, "unavailable", AT_ONCE),
                    Fault.problem(429, "rate-limited", AT_ONCE));
            assertThat(catchThrowableOfType(ProblemException.class, () -> impatient.send(LIST, JsonNode.class))
                            .problem())
                    .returns(503, Problem::status)
                    .returns("unavailable", Problem::code);
            assertThat(catchThrowableOfType(ProblemException.class, () -> impatient.send(LIST, JsonNode.class))
                            .problem())
                    .returns(429, Problem::status)
                    .returns("rate-limited", Problem::code);
        }
    }

    @Test
    void renews_an_expired_session_once_for_many_callers() throws Exception {
        signIn();
        itemsListed();
        server.expireAccessTokens();
        Callable<Integer> listing = this::itemsListed;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> all = threads.invokeAll(Collections.nCopies(40, listing));
            for (Future<Integer> one : all) {
                assertThat(one.get()).isZero();
            }
        }
        assertThat(transport.tally().refreshed()).isEqualTo(1);
        assertThat(server.requests("POST /api/v1/auth/refresh")).isEqualTo(1);
    }

    @Test
    void a_session_that_cannot_be_renewed_ends_with_the_first_problem() {
        transport.signIn(new Tokens("stolen", "spent"));
        assertThat(refused(LIST)).returns(401, Problem::status).returns("token-expired", Problem::code);
        assertThat(server.requests("POST /api/v1/auth/refresh")).isEqualTo(1);
    }

    @Test
    void a_call_without_a_session_is_not_renewed() {
        assertThat(refused(LIST)).returns(401, Problem::status);
        assertThat(server.requests("POST /api/v1/auth/refresh")).isZero();
    }

    @Test
    void a_problem_is_told_with_its_fields() {
        signIn();
        Problem problem = refused(Call.post("/api/v1/tasks", Map.of("title", " ")));
        assertThat(problem.summary()).isEqualTo("validation failed (422 validation-failed)");
        assertThat(problem.errors()).containsExactly(new Problem.FieldError("/title", "invalid", "must not be blank"));
    }

    @Test
    void an_answer_of_something_else_than_taskflow_is_told_as_such() {
        server.failNext(
                LIST_REQUEST,
                new Fault(502, Map.of("Content-Type", "text/html"), "<h1>Bad\n gateway</h1>"),
                new Fault(404, Map.of(), ""),
                new Fault(200, Map.of(), "welcome"));
        assertThat(refused(LIST).summary()).isEqualTo("HTTP 502: <h1>Bad gateway</h1> (502 http-502)");
        assertThat(refused(LIST).summary()).isEqualTo("HTTP 404 (404 http-404)");
        assertThat(refused(LIST).summary()).isEqualTo("HTTP 200: welcome (200 http-200)");
    }

    @Test
    void a_server_that_is_not_there_is_told_at_once() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        try (Transport lost = new Transport(URI.create("http://localhost:" + free), Patience.STANDARD)) {
            assertThat(catchThrowableOfType(ServerUnreachableException.class, () -> lost.send(LIST, JsonNode.class)))
                    .hasMessage("no answer from http://localhost:%d (connection refused)", free);
        }
    }
}
