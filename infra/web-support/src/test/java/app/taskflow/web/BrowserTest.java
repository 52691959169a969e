package app.taskflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.web.browser.BrowserSettings;
import app.taskflow.web.browser.Origins;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.sample.SampleService;
import app.taskflow.web.start.MisconfiguredException;
import app.taskflow.web.wire.Answer;
import app.taskflow.web.wire.Ask;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The group Browser: origins, cookies and the headers that browsers obey. */
final class BrowserTest {

    private static final String FRONTEND = "http://localhost:3000";

    private final SampleService service = SampleService.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:3000.evil",
                "http://localhost:30000",
                "https://localhost:3000",
                "http://localhost",
                "http://LOCALHOST:3000",
                "http://localhost:3000/",
                "http://evil.localhost:3000",
                "http://evil?http://localhost:3000",
                "null",
                "*",
                ""
            })
    void a_foreign_origin_gets_no_header_and_may_not_write_by_cookie(String origin) {
        Answer read = service.ask(cookie("GET /api/v1/tasks").header("Origin", origin));
        assertThat(read.status()).isEqualTo(200);
        assertNoSharing(read);

        Answer write = service.ask(cookie("POST /api/v1/tasks").json("{}").header("Origin", origin));
        assertNoSharing(write.isProblem(ProblemCode.ORIGIN_NOT_ALLOWED));

        Answer preflight = service.ask(preflight(origin));
        assertNoSharing(preflight.isProblem(ProblemCode.ORIGIN_NOT_ALLOWED));
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Site, none",
        "Sec-Fetch-Site, SAME-ORIGIN",
        "Referer, http://localhost:3000.evil/page",
        "Referer, http://localhost:3000@evil/page",
        "Referer, nonsense",
        "X-Nothing, at all"
    })
    void a_write_by_cookie_must_say_where_it_comes_from(String header, String value) {
        for (String call : List.of("POST /api/v1/tasks", "PUT /x", "PATCH /x", "DELETE /x")) {
            service.ask(cookie(call).header(header, value)).isProblem(ProblemCode.ORIGIN_NOT_ALLOWED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, same-origin",
        "Origin, http://localhost:3000",
        "Referer, http://localhost:3000/",
        "Referer, http://localhost:3000/tasks?x=http://evil",
        "Referer, http://localhost:3000"
    })
    void a_write_by_cookie_from_where_it_may_come_is_done(String header, String value) {
        assertThat(service.ask(cookie("POST /api/v1/tasks")
                                .json("{\"title\":\"Milk\"}")
                                .header(header, value))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void an_origin_counts_more_than_a_referer() {
        service.ask(cookie("POST /api/v1/tasks")
                        .json("{}")
                        .header("Origin", "http://evil")
                        .header("Referer", FRONTEND + "/"))
                .isProblem(ProblemCode.ORIGIN_NOT_ALLOWED);
    }

    @Test
    void a_read_by_cookie_needs_no_origin() {
        assertThat(service.ask(cookie("GET /api/v1/tasks")).status()).isEqualTo(200);
        assertThat(service.ask(cookie("HEAD /api/v1/tasks")).status()).isEqualTo(200);
    }

    @Test
    void a_write_by_header_needs_no_origin() {
        assertThat(service.askSignedIn(Ask.of("POST /api/v1/tasks")
                                .json("{\"title\":\"Milk\"}")
                                .header("Origin", "http://evil"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_bad_cookie_is_told_before_the_origin() {
        service.ask(Ask.of("POST /api/v1/tasks").header("Cookie", "access_token=a.b.c"))
                .isProblem(ProblemCode.INVALID_TOKEN);
    }

    @Test
    void signing_out_by_cookie_needs_an_origin_although_it_needs_no_token() {
        service.ask(Ask.of("POST /api/v1/auth/logout").header("Cookie", "refresh_token=x"))
                .isProblem(ProblemCode.ORIGIN_NOT_ALLOWED);
        assertThat(service.ask(Ask.of("POST /api/v1/auth/logout")
                                .header("Cookie", "refresh_token=x")
                                .header("Origin", FRONTEND))
                        .status())
                .isEqualTo(204);
        assertThat(service.ask(Ask.of("POST /api/v1/auth/logout")).status()).isEqualTo(204);
    }

    @Test
    void the_frontend_may_read_answers_and_their_headers() {
        Answer answer = service.ask(cookie("GET /api/v1/tasks").header("Origin", FRONTEND));

        assertShared(answer);
        assertThat(answer.header("access-control-expose-headers"))
                .isEqualTo("ETag, Location, Consistency-Token, Idempotency-Replayed, RateLimit,"
                        + " RateLimit-Policy, Retry-After, X-Request-Id");
    }

    @Test
    void the_frontend_may_read_errors_too_those_of_the_container_included() {
        assertShared(service.ask(Ask.of("GET /api/v1/tasks").header("Origin", FRONTEND)));
        assertShared(service.ask(Ask.of("GET /x%00").header("Origin", FRONTEND)));
        assertShared(service.ask(Ask.of("TRACE /x").header("Origin", FRONTEND)));
        assertShared(service.ask(Ask.of("POST /x").header("Origin", FRONTEND).header("Content-Length", "2000000")));
    }

    @Test
    void a_preflight_is_answered_without_signing_in_and_remembered() {
        Answer answer = service.ask(preflight(FRONTEND));

        assertThat(answer.status()).isEqualTo(204);
        assertShared(answer);
        assertThat(answer.header("access-control-allow-methods")).contains("PATCH", "DELETE");
        assertThat(answer.header("access-control-allow-headers"))
                .contains("Authorization", "Content-Type", "If-Match", "Idempotency-Key", "Consistency-Token");
        assertThat(answer.header("access-control-max-age")).isEqualTo("7200");
        answer.isGuarded();
    }

    @Test
    void every_answer_is_guarded() {
        for (String call :
                List.of("GET /api/v1/tasks", "GET /nowhere", "GET /docs", "GET /v3/api-docs.yaml", "BREW /")) {
            service.ask(Ask.of(call)).isGuarded();
            service.askSignedIn(Ask.of(call)).isGuarded();
        }
    }

    @Test
    void user_data_is_kept_by_nobody_and_hsts_is_for_production() {
        Answer answer = service.askSignedIn(Ask.of("GET /api/v1/tasks"));

        assertThat(answer.header("cache-control")).isEqualTo("private, no-cache");
        assertThat(answer.header("content-security-policy")).isEqualTo("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.headers("strict-transport-security")).isEmpty();
        assertThat(answer.headers("server")).isEmpty();
        assertThat(answer.headers("x-powered-by")).isEmpty();
        assertThat(answer.headers("set-cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "https://*.taskflow.app",
                "https://taskflow.app/",
                "taskflow.app",
                "ftp://taskflow.app",
                "null",
                "https://a@b"
            })
    void what_is_no_origin_cannot_be_allowed(String origin) {
        BrowserSettings settings =
                new BrowserSettings(List.of(origin), new BrowserSettings.Cookies(false, "Strict"), false);

        Assertions.assertThatThrownBy(() -> new Origins(settings))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageContaining("TASKFLOW_ALLOWED_ORIGINS")
                .hasMessageContaining(origin);
    }

    private Ask cookie(String call) {
        return Ask.of(call).header("Cookie", "access_token=" + service.issuer().token());
    }

    private static Ask preflight(String origin) {
        return Ask.of("OPTIONS /api/v1/tasks")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type,authorization");
    }

    private static void assertShared(Answer answer) {
        assertThat(answer.header("access-control-allow-origin")).isEqualTo(FRONTEND);
        assertThat(answer.header("access-control-allow-credentials")).isEqualTo("true");
    }

    private static void assertNoSharing(Answer answer) {
        assertThat(answer.headers("access-control-allow-origin")).isEmpty();
        assertThat(answer.headers("access-control-allow-credentials")).isEmpty();
        assertThat(answer.headers("access-control-expose-headers")).isEmpty();
        assertThat(String.join(", ", answer.headers("vary"))).contains("Origin");
    }
}
