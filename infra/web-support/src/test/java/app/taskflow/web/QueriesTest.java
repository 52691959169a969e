package app.taskflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.sample.SampleService;
import app.taskflow.web.wire.Answer;
import app.taskflow.web.wire.Ask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The group Queries: what stands after the question mark, and ids in paths. */
final class QueriesTest {

    private static final String TASK = "/api/v1/tasks/019aaf1e-0000-7000-8000-000000000001";

    private final SampleService service = SampleService.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "statuss=todo",
                "Status=todo",
                "status[$ne]=x",
                "status%5B%24ne%5D=x",
                "q[$regex]=.*",
                "access_token=abc",
                "=x",
                "a",
                "limit%20=1"
            })
    void an_unknown_parameter_is_refused(String query) {
        service.askSignedIn(Ask.of("GET /api/v1/tasks?" + query)).isProblem(ProblemCode.UNKNOWN_PARAMETER);
    }

    @ParameterizedTest
    @CsvSource({
        "GET /api/v1/tasks/created",
        "GET " + TASK,
        "DELETE " + TASK,
        "POST /api/v1/auth/logout",
    })
    void calls_without_parameters_refuse_every_parameter(String call) {
        Answer answer = service.askSignedIn(Ask.of(call + "?limit=1"));

        answer.isProblem(ProblemCode.UNKNOWN_PARAMETER);
        assertThat(answer.json().path("parameter").asString()).isEqualTo("limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=1&limit=2", "limit=1&limit=1", "status=todo&status=done", "q=&q=", "%71=a&q=b"})
    void a_single_parameter_given_twice_is_refused(String query) {
        service.askSignedIn(Ask.of("GET /api/v1/tasks?" + query)).isProblem(ProblemCode.REPEATED_PARAMETER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=-1",
                "limit=201",
                "limit=1e3",
                "limit=",
                "limit",
                "limit=%2B5",
                "limit=5.0",
                "limit=%D9%A5",
                "limit=99999999999999999999999",
                "status=NOPE",
                "status=todo,",
                "status=",
                "status=TODO",
                "overdue=yes",
                "overdue=1",
                "overdue=",
                "dueFrom=2026-02-30",
                "dueFrom=20260101",
                "asOf=yesterday",
                "asOf=2026-01-01",
                "q=%zz",
                "q=%f",
                "q=%",
                "q=%ff",
                "q=%c0%af",
                "q=%00"
            })
    void a_value_that_cannot_be_is_refused(String query) {
        service.askSignedIn(Ask.of("GET /api/v1/tasks?" + query)).isProblem(ProblemCode.INVALID_PARAMETER);
    }

    @Test
    void a_text_longer_than_allowed_is_refused_and_length_counts_code_points() {
        String emoji = "%F0%9F%98%80";

        service.askSignedIn(Ask.of("GET /api/v1/tasks?q=" + "a".repeat(501))).isProblem(ProblemCode.INVALID_PARAMETER);
        assertThat(service.askSignedIn(Ask.of("GET /api/v1/tasks?q=" + emoji.repeat(500)))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+$", ".*", "\\", "a b", "100%", "a&b=c", "\u00E4\u00F6", "{}[]|^`<>\"", "'; --"})
    void a_text_is_taken_literally(String text) {
        String query = java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);

        Answer answer = service.askSignedIn(Ask.of("GET /api/v1/tasks?q=" + query));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("filters").path("q").asString()).isEqualTo(text);
    }

    @Test
    void what_clients_leave_unencoded_is_read_as_well() {
        Answer answer = service.askSignedIn(Ask.of("GET /api/v1/tasks?q={}[]|^`<>\"\\"));

        assertThat(answer.json().path("filters").path("q").asString()).isEqualTo("{}[]|^`<>\"\\");
    }

    @Test
    void good_parameters_are_read() {
        Answer answer = service.askSignedIn(Ask.of("GET /api/v1/tasks?status=todo,done&tag=a&tag=b+c&limit=200&&"
                + "dueFrom=2026-01-01&asOf=2026-01-01T10:00:00%2B02:00&overdue=true&"));

        assertThat(answer.json().path("filters").toString())
                .isEqualTo("{\"status\":[\"todo\",\"done\"],\"tag\":[\"a\",\"b c\"],\"limit\":200,"
                        + "\"dueFrom\":\"2026-01-01\",\"asOf\":\"2026-01-01T08:00:00.000Z\",\"overdue\":true}");
    }

    @Test
    void absent_parameters_have_their_fallbacks() {
        Answer answer = service.askSignedIn(Ask.of("GET /api/v1/tasks?"));

        assertThat(answer.json().path("filters").toString())
                .isEqualTo("{\"status\":[],\"tag\":[],\"limit\":50,\"overdue\":false}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "nonsense",
                "019aaf1e-0000-7000-8000-00000000000",
                "019aaf1e-0000-7000-8000-0000000000011",
                "00000000-0000-0000-0000-000000000000",
                "1-1-1-1-1",
                "%7b019aaf1e-0000-7000-8000-000000000001%7d"
            })
    void an_id_that_is_no_uuid_is_refused(String id) {
        service.askSignedIn(Ask.of("GET /api/v1/tasks/" + id)).isProblem(ProblemCode.INVALID_PARAMETER);
    }

    @Test
    void an_id_is_read_in_either_case() {
        assertThat(service.askSignedIn(Ask.of("GET /api/v1/tasks/019AAF1E-0000-7000-8000-000000000001"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void fields_of_a_form_are_no_parameters() {
        service.askSignedIn(Ask.of("POST /api/v1/auth/logout?a=1")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .body(new byte[] {'b'}))
                .isProblem(ProblemCode.UNKNOWN_PARAMETER);
    }
}
