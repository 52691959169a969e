package app.taskflow.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.query.client.Client;
import app.taskflow.web.problem.ProblemCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries that cannot be meant; each is a 400 that names the parameter. */
class RefusedQueriesTest {

    private static final Client CLIENT = new User().client;

    @ParameterizedTest
    @CsvSource({
        "limit=0, INVALID_PARAMETER, limit",
        "limit=-1, INVALID_PARAMETER, limit",
        "limit=201, INVALID_PARAMETER, limit",
        "limit=1e3, INVALID_PARAMETER, limit",
        "limit=, INVALID_PARAMETER, limit",
        "limit=99999999999999999999, INVALID_PARAMETER, limit",
        "limit=1&limit=1, REPEATED_PARAMETER, limit",
        "sort=password, INVALID_PARAMETER, sort",
        "sort=, INVALID_PARAMETER, sort",
        "sort=--title, INVALID_PARAMETER, sort",
        "sort=relevance, INVALID_PARAMETER, sort",
        "sort=relevance&q=%20, INVALID_PARAMETER, sort",
        "status=NOPE, INVALID_PARAMETER, status",
        "status=, INVALID_PARAMETER, status",
        "status=todo&status=done, REPEATED_PARAMETER, status",
        "status[$ne]=x, UNKNOWN_PARAMETER, status[$ne]",
        "q[$regex]=.*, UNKNOWN_PARAMETER, q[$regex]",
        "Status=todo, UNKNOWN_PARAMETER, Status",
        "page=2, UNKNOWN_PARAMETER, page",
        "priority=5, INVALID_PARAMETER, priority",
        "tag=, INVALID_PARAMETER, tag",
        "tag=%20, INVALID_PARAMETER, tag",
        "parentId=x, INVALID_PARAMETER, parentId",
        "dueFrom=2026-02-30, INVALID_PARAMETER, dueFrom",
        "dueTo=tomorrow, INVALID_PARAMETER, dueTo",
        "dueTo=99999-01-01, INVALID_PARAMETER, dueTo",
        "updatedSince=2026-02-01, INVALID_PARAMETER, updatedSince",
        "overdue=yes, INVALID_PARAMETER, overdue",
        "overdue=any, INVALID_PARAMETER, overdue",
        "archived=1, INVALID_PARAMETER, archived",
        "deleted=TRUE, INVALID_PARAMETER, deleted",
        "timeZone=Mars/Olympus, INVALID_PARAMETER, timeZone",
        "include=secrets, INVALID_PARAMETER, include",
        "q=%FF, INVALID_PARAMETER, ''",
        "q=%00, INVALID_PARAMETER, ''"
    })
    void a_list_is_refused(String query, ProblemCode code, String parameter) {
        var problem = CLIENT.list(query.replace("[", "%5B").replace("]", "%5D").replace("$", "%24"))
                .isProblem(code)
                .json();
        assertThat(problem.path("parameter").asString("")).isEqualTo(parameter);
    }

    @ParameterizedTest
    @CsvSource({
        "/tasks/x, INVALID_PARAMETER",
        "/tasks/019aaf1e-0000-7000-8000-00000000000, INVALID_PARAMETER",
        "/tasks/00000000-0000-0000-0000-000000000000, INVALID_PARAMETER",
        "/tasks/019aaf1e-0000-7000-8000-000000000001?deleted=maybe, INVALID_PARAMETER",
        "/tasks/019aaf1e-0000-7000-8000-000000000001?q=x, UNKNOWN_PARAMETER",
        "/tasks/stats?days=0, INVALID_PARAMETER",
        "/tasks/stats?days=367, INVALID_PARAMETER",
        "/tasks/stats?timeZone=Nowhere, INVALID_PARAMETER",
        "/tasks/stats?status=todo, UNKNOWN_PARAMETER",
        "/tasks/stats?days=1&days=1, REPEATED_PARAMETER"
    })
    void another_read_is_refused(String path, ProblemCode code) {
        CLIENT.get(path).isProblem(code);
    }

    @ParameterizedTest
    @CsvSource({"text/html, 406", "image/*, 406", "application/json, 200", "*/*, 200", "'text/html, */*;q=0.1', 200"})
    void an_answer_is_json_or_none(String accept, int status) {
        CLIENT.get("/tasks", "Accept", accept).is(status);
    }
}
