package app.taskflow.standalone.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SideTest {

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/v1/tasks,                 QUERY",
        "HEAD,   /api/v1/tasks/1,               QUERY",
        "GET,    /api/v1/tasks/stats,           QUERY",
        "GET,    /api/v1/events,                QUERY",
        "GET,    /api/v1/authors,               QUERY",
        "GET,    /,                             QUERY",
        "POST,   /api/v1/tasks,                 COMMAND",
        "PATCH,  /api/v1/tasks/1,               COMMAND",
        "DELETE, /api/v1/tasks/1,               COMMAND",
        "OPTIONS,/api/v1/tasks,                 COMMAND",
        "TRACE,  /api/v1/tasks,                 COMMAND",
        "BREW,   /api/v1/tasks,                 COMMAND",
        "get,    /api/v1/tasks,                 COMMAND",
        "GET,    /api/v1/auth/sessions,         COMMAND",
        "GET,    /api/v1/users/me,              COMMAND",
        "GET,    /api/v1/admin/users,           COMMAND",
        "GET,    /api/v1/audit/events,          COMMAND",
        "GET,    /api/v1/imports,               COMMAND",
        "GET,    /api/v1/imports/1/errors,      COMMAND",
        "GET,    /api/v1/projections,           QUERY",
        "POST,   /api/v1/projections/tasks/dead-letters/1/retry, QUERY",
        "POST,   /api/v1/replays,               QUERY",
        "POST,   /api/v1/replays/1/rollback,    QUERY",
        "POST,   /api/v1/replaysx,              COMMAND",
        "GET,    /.well-known/jwks.json,        COMMAND",
        "GET,    /docs,                         COMMAND",
        "GET,    /v3/api-docs,                  COMMAND",
        "GET,    /v3/api-docs.yaml,             COMMAND",
    })
    void reads_of_views_go_to_the_query_side_and_all_else_to_the_command_side(String method, String path, Side side) {
        assertThat(Side.of(method, path)).isEqualTo(side);
    }
}
