package app.taskflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.sample.SampleService;
import app.taskflow.web.wire.Answer;
import app.taskflow.web.wire.Ask;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The group Errors: what clients are told of failures, and what not. */
final class ErrorsTest {

    private final SampleService service = SampleService.shared();

    @Test
    void a_bug_is_told_as_nothing_but_a_bug() {
        Answer answer = service.askSignedIn(Ask.of("GET /api/v1/failures/bug"));

        answer.isProblem(ProblemCode.INTERNAL_ERROR);
        assertThat(answer.json().has("detail")).isFalse();
    }

    @Test
    void a_store_that_is_down_is_told_with_when_to_come_back_and_no_host_name() {
        Answer answer = service.askSignedIn(Ask.of("GET /api/v1/failures/store"));

        answer.isProblem(ProblemCode.UNAVAILABLE);
        assertThat(answer.header("retry-after")).isEqualTo("2");
    }

    @Test
    void a_problem_is_found_under_what_it_was_wrapped_in() {
        service.askSignedIn(Ask.of("GET /api/v1/failures/nested")).isProblem(ProblemCode.CONFLICT);
    }

    @Test
    void a_failure_that_a_module_knows_is_answered_by_its_mapping() {
        service.askSignedIn(Ask.of("GET /api/v1/failures/own")).isProblem(ProblemCode.UNDO_CONFLICT);
    }

    @Test
    void a_problem_brings_its_detail_and_headers() {
        Answer answer = service.askSignedIn(Ask.of("GET /api/v1/failures/conflict"));

        answer.isProblem(ProblemCode.VERSION_MISMATCH);
        assertThat(answer.json().path("detail").asString()).isEqualTo("It was changed");
        assertThat(answer.json().path("instance").asString()).isEqualTo("/api/v1/failures/conflict");
        assertThat(answer.header("etag")).isEqualTo("\"7\"");
    }

    @Test
    void an_answer_that_fails_midway_does_not_look_complete() throws java.io.IOException {
        try (app.taskflow.web.wire.Wire wire = new app.taskflow.web.wire.Wire(service.port())) {
            wire.send(Ask.of("GET /api/v1/failures/midway")
                    .bearer(service.issuer().token()));
            assertThat(wire.receiveHead().header("transfer-encoding")).isEqualTo("chunked");
            assertThat(wire.rest()).contains("some of it").doesNotContain("\r\n0\r\n");
        }
    }

    @Test
    void the_answer_to_head_has_no_body() {
        Answer answer = service.ask(Ask.of("GET /api/v1/tasks"));
        assertThat(answer.text()).isNotEmpty();

        try (app.taskflow.web.wire.Wire wire = new app.taskflow.web.wire.Wire(service.port())) {
            wire.send(Ask.of("HEAD /api/v1/tasks").header("Connection", "close"));
            assertThat(wire.receiveHead().status()).isEqualTo(401);
            assertThat(wire.isClosed()).isTrue();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void who_does_not_accept_problems_gets_them_all_the_same() {
        service.ask(Ask.of("GET /api/v1/tasks").header("Accept", "text/html"))
                .isProblem(ProblemCode.AUTHENTICATION_REQUIRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A-b_c.9", "0123456789012345678901234567890123456789012345678901234567890123"})
    void a_well_formed_request_id_is_taken_over(String id) {
        Answer answer = service.ask(Ask.of("GET /api/v1/tasks").header("X-Request-Id", id));

        answer.isProblem(ProblemCode.AUTHENTICATION_REQUIRED);
        assertThat(answer.header("x-request-id")).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a;b",
                "\u00e4",
                "<script>",
                "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void another_request_id_is_replaced(String id) {
        Answer answer = service.ask(Ask.of("GET /api/v1/tasks").header("X-Request-Id", id));

        answer.isProblem(ProblemCode.AUTHENTICATION_REQUIRED);
        assertThat(answer.header("x-request-id")).isNotEqualTo(id).matches("[0-9a-f]{32}");
    }

    @Test
    void a_request_id_with_a_control_character_is_no_header_at_all() {
        Answer answer = service.ask(Ask.of("GET /api/v1/tasks").header("X-Request-Id", "a\u001b[31mb"));

        answer.isProblem(ProblemCode.MALFORMED_REQUEST);
        assertThat(answer.header("x-request-id")).matches("[0-9a-f]{32}");
    }

    @Test
    void handlers_know_the_request_id() {
        Answer answer = service.askSignedIn(
                Ask.of("GET /api/v1/tasks/019aaf1e-0000-7000-8000-000000000001").header("X-Request-Id", "my-id"));

        assertThat(answer.json().path("requestId").asString()).isEqualTo("my-id");
        assertThat(answer.json().path("at").asString()).isEqualTo("2026-11-23T09:59:26.000Z");
    }

    @Test
    void every_code_has_a_wire_name_and_a_type_of_its_own() {
        assertThat(Arrays.stream(ProblemCode.values()).map(ProblemCode::type).collect(Collectors.toSet()))
                .hasSameSizeAs(ProblemCode.values())
                .allMatch(type -> type.matches("https://taskflow\\.app/problems/[a-z]+(-[a-z]+)*"));
    }
}
