package app.taskflow.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.sample.Issuer;
import app.taskflow.web.sample.SampleService;
import app.taskflow.web.wire.Answer;
import app.taskflow.web.wire.Ask;
import app.taskflow.web.wire.Wire;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Framing and size, then authentication, then path, media type and parameters, then roles, then the body. */
final class OrderOfChecksTest {

    private static final String LARGE = "2000000";

    private final SampleService service = SampleService.shared();

    /** Each request has all the faults from its own place on; the first of them is what it is told. */
    static Stream<Arguments> faults() {
        return Stream.of(
                arguments(
                        ProblemCode.PAYLOAD_TOO_LARGE,
                        false,
                        Ask.of("POST /nowhere?x=1")
                                .header("Content-Type", "text/plain")
                                .header("Content-Length", LARGE)),
                arguments(
                        ProblemCode.AUTHENTICATION_REQUIRED,
                        false,
                        Ask.of("POST /nowhere?x=1")
                                .header("Content-Type", "text/plain")
                                .body(new byte[] {1})),
                arguments(
                        ProblemCode.NOT_FOUND,
                        true,
                        Ask.of("POST /nowhere?x=1")
                                .header("Content-Type", "text/plain")
                                .body(new byte[] {1})),
                arguments(
                        ProblemCode.METHOD_NOT_ALLOWED,
                        true,
                        Ask.of("PUT /api/v1/replays?x=1")
                                .header("Content-Type", "text/plain")
                                .body(new byte[] {1})),
                arguments(
                        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                        true,
                        Ask.of("POST /api/v1/replays?x=1")
                                .header("Content-Type", "text/plain")
                                .body(new byte[] {1})),
                arguments(
                        ProblemCode.UNKNOWN_PARAMETER,
                        true,
                        Ask.of("POST /api/v1/replays?x=1").json("{")),
                arguments(
                        ProblemCode.FORBIDDEN,
                        true,
                        Ask.of("POST /api/v1/replays").json("{")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void the_first_fault_counts(ProblemCode expected, boolean signedIn, Ask ask) {
        Answer answer = signedIn ? service.askSignedIn(ask) : service.ask(ask);

        answer.isProblem(expected);
    }

    @Test
    void the_body_comes_last() {
        String admin = service.issuer().token(Issuer.ADA, "admin");

        service.ask(Ask.of("POST /api/v1/replays").json("{").bearer(admin)).isProblem(ProblemCode.MALFORMED_REQUEST);
        service.ask(Ask.of("POST /api/v1/replays").json("{\"x\":1}").bearer(admin))
                .isProblem(ProblemCode.UNKNOWN_PROPERTY);
        assertThat(service.ask(Ask.of("POST /api/v1/replays")
                                .json("{\"projection\":\"tasks\"}")
                                .bearer(admin))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /",
                "GET /nowhere",
                "GET /error",
                "GET /api/v1",
                "GET /api/v1/auth/sessions",
                "GET /api/v1/auth/login/",
                "GET /api/v1/auth/LOGIN",
                "GET /docsx",
                "GET /v3/api-docsx",
                "GET /swagger-ui/index.html",
                "GET /webjars/swagger-ui/index.html",
                "GET /.well-known/other",
                "OPTIONS /api/v1/tasks",
                "HEAD /api/v1/tasks"
            })
    void what_is_not_public_needs_a_token_whether_it_exists_or_not(String call) {
        assertThat(service.ask(Ask.of(call)).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /", "GET /error", "GET /favicon.ico", "GET /api/v1", "POST /nowhere", "GET /index.html"})
    void what_does_not_exist_is_not_found(String call) {
        service.askSignedIn(Ask.of(call)).isProblem(ProblemCode.NOT_FOUND);
    }

    @Test
    void what_is_public_is_told_what_is_wrong_without_a_token() {
        service.ask(Ask.of("GET /api/v1/auth/login")).isProblem(ProblemCode.NOT_FOUND);
        service.ask(Ask.of("GET /.well-known/jwks.json")).isProblem(ProblemCode.NOT_FOUND);
        service.ask(Ask.of("GET /api/v1/auth/logout")).isProblem(ProblemCode.METHOD_NOT_ALLOWED);
        service.ask(Ask.of("POST /api/v1/auth/logout?x=1")).isProblem(ProblemCode.UNKNOWN_PARAMETER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/health",
                "/actuator/health/readiness",
                "/actuator/prometheus",
                "/actuator/env",
                "/actuator/shutdown"
            })
    void management_is_not_found_from_outside(String path) {
        service.ask(Ask.of("GET " + path)).isProblem(ProblemCode.NOT_FOUND);
        service.ask(Ask.of("POST " + path)).isProblem(ProblemCode.NOT_FOUND);
        service.ask(Ask.of("GET " + path).bearer(service.issuer().token(Issuer.ADA, "admin")))
                .isProblem(ProblemCode.NOT_FOUND);
    }

    @Test
    void management_is_found_on_its_own_port() {
        for (String path : new String[] {"health/liveness", "health/readiness", "info"}) {
            assertThat(Wire.ask(service.managementPort(), Ask.of("GET /actuator/" + path))
                            .status())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    @Test
    void a_role_includes_those_below_it() {
        assertThat(audit("admin").status()).isEqualTo(200);
        assertThat(audit("auditor").status()).isEqualTo(200);
        audit("user").isProblem(ProblemCode.FORBIDDEN);
        service.ask(Ask.of("POST /api/v1/replays")
                        .json("{}")
                        .bearer(service.issuer().token(Issuer.ADA, "auditor")))
                .isProblem(ProblemCode.FORBIDDEN);
    }

    private Answer audit(String role) {
        return service.ask(
                Ask.of("GET /api/v1/audit/events").bearer(service.issuer().token(Issuer.ADA, role)));
    }
}
