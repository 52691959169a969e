package app.taskflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.sample.SampleService;
import app.taskflow.web.wire.Answer;
import app.taskflow.web.wire.Ask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class DocsTest {

    private final SampleService service = SampleService.shared();

    @Test
    void the_contract_is_published_as_openapi_3_1() {
        JsonNode contract = contract();

        assertThat(contract.path("openapi").asString()).startsWith("3.1");
        assertThat(contract.path("info").path("title").asString()).isEqualTo("TaskFlow API");
        assertThat(contract.path("components").path("securitySchemes").propertyNames())
                .containsExactlyInAnyOrder("bearer", "cookie");
        assertThat(service.ask(Ask.of("GET /v3/api-docs.yaml")).text()).contains("openapi: 3.1");
    }

    @Test
    void parameters_are_documented_as_they_are_read() {
        JsonNode parameters =
                contract().path("paths").path("/api/v1/tasks").path("get").path("parameters");

        assertThat(parameters.findValuesAsString("name"))
                .containsExactly("status", "tag", "limit", "dueFrom", "asOf", "q", "overdue");
        JsonNode limit = parameters.path(2).path("schema");
        assertThat(limit.path("minimum").asInt()).isEqualTo(1);
        assertThat(limit.path("maximum").asInt()).isEqualTo(200);
        assertThat(limit.path("default").asInt()).isEqualTo(50);
        assertThat(parameters.path(0).path("schema").path("items").path("enum").toString())
                .isEqualTo("[\"todo\",\"in_progress\",\"done\"]");
    }

    @Test
    void what_the_edge_gives_to_handlers_is_no_parameter() {
        JsonNode logout = contract().path("paths").path("/api/v1/auth/logout").path("post");

        assertThat(logout.has("parameters")).isFalse();
        assertThat(logout.path("security").toString()).isEqualTo("[]");
    }

    @Test
    void a_patch_is_documented_by_what_it_sets() {
        JsonNode patch =
                contract().path("components").path("schemas").path("TaskPatch").path("properties");

        assertThat(patch.path("title").path("type").asString()).isEqualTo("string");
        assertThat(patch.path("dueDate").path("format").asString()).isEqualTo("date");
    }

    @Test
    void problems_are_documented() {
        JsonNode contract = contract();

        JsonNode responses =
                contract.path("paths").path("/api/v1/tasks").path("post").path("responses");
        assertThat(responses.propertyNames()).contains("400", "401", "413", "415", "422", "429", "500", "503");
        assertThat(responses.path("422").path("$ref").asString()).isEqualTo("#/components/responses/Problem422");
        assertThat(contract.path("components")
                        .path("responses")
                        .path("Problem422")
                        .path("description")
                        .asString())
                .contains("`validation-failed`");
        assertThat(contract.path("components")
                        .path("schemas")
                        .path("Problem")
                        .path("properties")
                        .propertyNames())
                .contains("type", "title", "status", "detail", "instance", "code", "requestId", "errors");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/", "/docs/start.js", "/docs/swagger-ui.css", "/docs/swagger-ui-bundle.js"})
    void the_pages_are_served_under_a_policy_of_their_own(String path) {
        Answer answer = service.ask(Ask.of("GET " + path));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.isGuarded().header("content-security-policy")).contains("script-src 'self';");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/start.js"})
    void our_pages_load_nothing_from_elsewhere_and_hold_no_inline_script(String path) {
        assertThat(service.ask(Ask.of("GET " + path)).text())
                .doesNotContain("http:", "https:", "src=\"//", "<script>", "onload");
    }

    @Test
    void a_page_that_is_not_there_is_not_found() {
        service.ask(Ask.of("GET /docs/nowhere.js")).isProblem(ProblemCode.NOT_FOUND);
    }

    private JsonNode contract() {
        return service.ask(Ask.of("GET /v3/api-docs")).json();
    }
}
