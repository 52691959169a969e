package app.taskflow.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.sample.SampleService;
import app.taskflow.web.start.MisconfiguredException;
import app.taskflow.web.wire.Answer;
import app.taskflow.web.wire.Ask;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is different in production, the group Errors and logs above all: one line of JSON for whatever was sent. */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProductionTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String HOSTILE = "a\\r\\n{\\\"forged\\\":1}\\u001b[31mred";

    private SampleService service;

    @BeforeAll
    void start() {
        // Logging is configured once in a process, and another test may have done it.
        LoggingSystem.get(ProductionTest.class.getClassLoader()).cleanUp();
        service = SampleService.start(
                Map.of("spring.profiles.active", "production", "taskflow.allowed-origins", "https://taskflow.app"));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void cookies_carry_the_prefixes() {
        String token = service.issuer().token();

        assertThat(service.ask(Ask.of("GET /api/v1/tasks").header("Cookie", "__Host-access_token=" + token))
                        .status())
                .isEqualTo(200);
        service.ask(Ask.of("GET /api/v1/tasks").header("Cookie", "access_token=" + token))
                .isProblem(ProblemCode.AUTHENTICATION_REQUIRED);
    }

    @Test
    void browsers_are_told_to_stay_with_https() {
        Answer answer = service.askSignedIn(Ask.of("GET /api/v1/tasks").header("Origin", "https://taskflow.app"));

        assertThat(answer.header("strict-transport-security")).isEqualTo("max-age=63072000; includeSubDomains");
        assertThat(answer.header("access-control-allow-origin")).isEqualTo("https://taskflow.app");
        assertThat(service.ask(Ask.of("GET /x%00")).headers("strict-transport-security"))
                .hasSize(1);
    }

    @Test
    void the_origin_of_development_is_not_allowed() {
        assertThat(service.askSignedIn(Ask.of("GET /api/v1/tasks").header("Origin", "http://localhost:3000"))
                        .headers("access-control-allow-origin"))
                .isEmpty();
    }

    @Test
    void a_wildcard_keeps_the_service_from_starting_and_is_named(CapturedOutput output) {
        Map<String, Object> settings =
                Map.of("spring.profiles.active", "production", "taskflow.allowed-origins", "https://taskflow.app,*");

        assertThatThrownBy(() -> SampleService.start(settings)).hasRootCauseInstanceOf(MisconfiguredException.class);
        assertThat(output.getAll()).contains("The setting TASKFLOW_ALLOWED_ORIGINS keeps the service from starting");
    }

    @ParameterizedTest
    @CsvSource({
        "spring.mongodb.uri, 'mongodb://taskflow:changeme@a:1,b:2/?replicaSet=x', TASKFLOW_MONGODB_URI",
        "spring.mongodb.uri, 'mongodb+srv://root:Password@a/', TASKFLOW_MONGODB_URI",
        "spring.data.redis.url, redis://:foobared@redis:6379, TASKFLOW_REDIS_URL",
    })
    void a_default_password_keeps_the_service_from_starting_and_is_named(
            String property, String address, String setting, CapturedOutput output) {
        Map<String, Object> settings = Map.of("spring.profiles.active", "production", property, address);

        assertThatThrownBy(() -> SampleService.start(settings)).isInstanceOf(MisconfiguredException.class);
        assertThat(output.getAll()).contains("The setting " + setting + " keeps the service from starting");
    }

    @Test
    void what_production_does_not_know_is_asked_for() {
        assertThatThrownBy(() -> SampleService.start(
                        Map.of("spring.profiles.active", "production", "spring.mongodb.uri", "${NOT_SET_ANYWHERE}")))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageContaining("TASKFLOW_MONGODB_URI: it is not set");
    }

    @Test
    void whatever_was_sent_is_one_line_of_json(CapturedOutput output) {
        service.askSignedIn(Ask.of("POST /api/v1/tasks")
                .header("X-Request-Id", "line-1")
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .header("User-Agent", "ev\u00efl \"agent\" %0d%0a")
                .json("{\"title\":\"" + HOSTILE + "\"}"));
        service.ask(Ask.of("GET /api/v1/%0d%0aforged%1b[31m").header("X-Request-Id", "line-2"));
        service.ask(Ask.of("GET /api/v1/tasks").header("User-Agent", "a\u001b[31mb"));
        service.ask(Ask.of("GET /a\u001b[31mb"));
        service.askSignedIn(Ask.of("GET /api/v1/failures/bug").header("X-Request-Id", "line-3"));

        await().until(() ->
                output.getOut().contains("\"line-3\"") && output.getOut().contains("/failures/bug"));
        List<JsonNode> lines = output.getOut().lines().map(JSON::readTree).toList();

        JsonNode created = line(lines, "created ");
        assertThat(created.path("message").asString()).isEqualTo("created a\r\n{\"forged\":1}\u001b[31mred");
        assertThat(created.path("requestId").asString()).isEqualTo("line-1");
        assertThat(created.path("traceId").asString()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        JsonNode done = line(lines, "POST /api/v1/tasks 201");
        assertThat(done.path("http").path("request").path("id").asString()).isEqualTo("line-1");
        assertThat(done.path("user_agent").path("original").asString()).endsWith("%0d%0a");
        assertThat(line(lines, "a request failed").path("requestId").asString()).isEqualTo("line-3");
        assertThat(line(lines, "GET /api/v1/%0d%0aforged%1b[31m")
                        .path("http")
                        .path("request")
                        .path("id")
                        .asString())
                .isEqualTo("line-2");
    }

    @Test
    void tokens_and_cookies_and_queries_are_in_no_line(CapturedOutput output) {
        String token = service.issuer().token();

        service.ask(Ask.of("POST /nowhere?password=hunter2").bearer(token));
        service.ask(Ask.of("POST /nowhere").header("Cookie", "__Host-access_token=" + token));
        service.ask(Ask.of("POST /nowhere?access_token=" + token).header("X-Request-Id", "last"));

        await().until(() -> output.getOut().contains("\"last\""));
        assertThat(output.getAll()).doesNotContain(token, "hunter2");
    }

    private static JsonNode line(List<JsonNode> lines, String start) {
        return lines.stream()
                .filter(line -> line.path("message").asString().startsWith(start))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line '" + start + "' in " + lines));
    }
}
