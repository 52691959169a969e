package app.taskflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.sample.SampleService;
import app.taskflow.web.wire.Answer;
import app.taskflow.web.wire.Ask;
import app.taskflow.web.wire.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The group Framing: what is wrong with the outer form of a request. */
final class FramingTest {

    private static final int SLOW_CONNECTIONS = 2_000;

    private final SampleService service = SampleService.shared();

    @Test
    void no_host_is_refused() {
        service.ask(Ask.bare("GET /api/v1/tasks")).isProblem(ProblemCode.MALFORMED_REQUEST);
    }

    @Test
    void two_hosts_are_refused() {
        service.ask(Ask.of("GET /api/v1/tasks").header("Host", "other")).isProblem(ProblemCode.MALFORMED_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "[::1", "a/b"})
    void a_bad_host_is_refused(String host) {
        service.ask(Ask.bare("GET /api/v1/tasks").header("Host", host)).isProblem(ProblemCode.MALFORMED_REQUEST);
    }

    @Test
    void trace_is_not_allowed() {
        Answer answer = service.ask(Ask.of("TRACE /api/v1/tasks").header("Cookie", "access_token=secret"));

        answer.isProblem(ProblemCode.METHOD_NOT_ALLOWED);
        assertThat(answer.text()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BREW", "PROPFIND", "get", "CONNECT"})
    void an_unknown_method_is_not_implemented(String method) {
        service.ask(Ask.of(method + " /api/v1/tasks")).isProblem(ProblemCode.METHOD_NOT_ALLOWED, 501);
    }

    @Test
    void a_known_method_that_a_path_does_not_have_is_not_allowed() {
        Answer answer = service.askSignedIn(Ask.of("PUT /api/v1/tasks"));

        answer.isProblem(ProblemCode.METHOD_NOT_ALLOWED);
        assertThat(answer.header("allow")).contains("GET", "POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/tasks%0d%0aSet-Cookie:%20a=b",
                "/api/v1/%00",
                "/api/v1%2Ftasks",
                "/api/v1%5Ctasks",
                "/api/v1/../v1/tasks",
                "/api/v1/%2e%2e/v1/tasks",
                "/api/v1/.%2E/v1/tasks",
                "/../../etc/passwd",
                "/api//v1/tasks",
                "/api/v1/tasks;a=b",
                "/docs/../api/v1/tasks",
                "/docs/%2e%2e/api/v1/tasks",
                "/api/v1/%zz",
                "/api/v1/%c3%28",
                "/api/v1/a<b",
                "http:///api/v1/tasks",
                "*"
            })
    void a_strange_path_is_refused_and_not_echoed_in_a_header(String path) {
        Answer answer = service.askSignedIn(Ask.of("GET " + path));

        answer.isProblem(ProblemCode.MALFORMED_REQUEST);
        assertThat(answer.headers("set-cookie")).isEmpty();
        assertThat(answer.headers("location")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "GET",
                "GET /api/v1/tasks HTTP/9.9",
                "GET /api/v1/tasks FTP/1.1",
                " GET /api/v1/tasks HTTP/1.1",
                "G<T /api/v1/tasks HTTP/1.1"
            })
    void a_bad_request_line_is_answered_with_a_problem(String line) throws IOException {
        Answer answer = raw(line + "\r\nHost: localhost\r\n\r\n").getFirst();

        assertThat(answer.status()).isIn(400, 501, 505);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        answer.isGuarded();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X : 1", "X\u0001: 1", ": 1", "X: a\u0000b", "X: a\u001b[31mb", "no colon"})
    void a_bad_header_is_refused(String header) throws IOException {
        raw("GET /api/v1/tasks HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n")
                .getFirst()
                .isProblem(ProblemCode.MALFORMED_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 5",
                "Transfer-Encoding: chunked\r\ncOnTeNt-LeNgTh: 5",
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: 5, 6",
                "Content-Length: -5",
                "Content-Length: +5",
                "Content-Length: 5x",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: \u000bchunked"
            })
    void a_body_of_two_lengths_is_refused_and_what_follows_is_no_second_request(String framing) throws IOException {
        String smuggled = "0\r\n\r\nGET /api/v1/tasks/created HTTP/1.1\r\nHost: localhost\r\n\r\n";
        List<Answer> answers = raw("POST /api/v1/tasks HTTP/1.1\r\nHost: localhost\r\n" + framing
                + "\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                + service.issuer().token() + "\r\n\r\n" + smuggled);

        assertThat(answers).hasSize(1);
        assertThat(answers.getFirst().status()).isIn(400, 501);
        assertThat(answers.getFirst().header("content-type")).isEqualTo("application/problem+json");
    }

    @Test
    void a_url_of_8_kib_is_read_and_one_byte_more_is_not() {
        String path = "/api/v1/tasks?q=";
        String filler = "a".repeat(8 * 1024 - path.length() + 1);

        service.askSignedIn(Ask.of("GET " + path + filler)).isProblem(ProblemCode.INVALID_PARAMETER);
        service.askSignedIn(Ask.of("GET " + path + filler + "a")).isProblem(ProblemCode.URI_TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(ints = {9_000, 24_000, 26_000, 60_000})
    void a_long_url_is_too_long(int length) {
        service.ask(Ask.of("GET /" + "a".repeat(length))).isProblem(ProblemCode.URI_TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(ints = {16_400, 24_000, 40_000, 200_000})
    void headers_over_16_kib_are_too_large(int length) {
        service.ask(Ask.of("GET /api/v1/tasks").header("X", "a".repeat(length)))
                .isProblem(ProblemCode.HEADERS_TOO_LARGE);
    }

    @Test
    void headers_under_16_kib_are_read() {
        assertThat(service.askSignedIn(Ask.of("GET /api/v1/tasks").header("X", "a".repeat(15_000)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_token_of_20_kb_is_too_large() {
        service.ask(Ask.of("GET /api/v1/tasks").bearer("a".repeat(20_000))).isProblem(ProblemCode.HEADERS_TOO_LARGE);
    }

    @Test
    void many_headers_are_refused() {
        Ask ask = Ask.of("GET /api/v1/tasks");
        for (int i = 0; i < 500; i++) {
            ask.header("X-" + i, "1");
        }
        service.ask(ask).isProblem(ProblemCode.MALFORMED_REQUEST);
    }

    @Test
    void an_expectation_that_is_not_known_is_refused() {
        assertThat(service.ask(Ask.of("GET /api/v1/tasks").header("Expect", "miracles"))
                        .status())
                .isEqualTo(417);
    }

    @Test
    void several_requests_on_one_connection_are_answered_one_by_one() throws IOException {
        try (Wire wire = new Wire(service.port())) {
            for (int i = 0; i < 3; i++) {
                wire.send(Ask.of("GET /api/v1/tasks/created")
                        .bearer(service.issuer().token()));
                assertThat(wire.receive().status()).isEqualTo(200);
                wire.send(Ask.of("GET /api/v1/tasks"));
                wire.receive().isProblem(ProblemCode.AUTHENTICATION_REQUIRED);
            }
        }
    }

    @Test
    void two_thousand_slow_connections_do_not_keep_others_from_being_served() throws IOException {
        List<Wire> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW_CONNECTIONS; i++) {
                Wire wire = new Wire(service.port());
                slow.add(wire);
                // Some stop in the line, some in the headers, some in the body.
                String start = "POST /api/v1/tasks HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{";
                wire.send(
                        start.substring(0, start.length() - i % start.length()).getBytes(StandardCharsets.ISO_8859_1));
            }
            for (int i = 0; i < 20; i++) {
                assertThat(service.askSignedIn(Ask.of("GET /api/v1/tasks")).status())
                        .isEqualTo(200);
            }
        } finally {
            for (Wire wire : slow) {
                wire.close();
            }
        }
    }

    private List<Answer> raw(String text) throws IOException {
        List<Answer> answers = new ArrayList<>();
        try (Wire wire = new Wire(service.port())) {
            wire.send(text.getBytes(StandardCharsets.ISO_8859_1));
            answers.add(wire.receive());
            if (!wire.isClosed()) {
                answers.add(wire.receive());
            }
        }
        return answers;
    }
}
