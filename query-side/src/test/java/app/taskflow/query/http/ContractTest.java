package app.taskflow.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.query.RunningQuerySide;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The contract that the running service publishes says what it does. */
class ContractTest {

    private static final JsonNode CONTRACT = contract();

    @Test
    void every_parameter_of_a_list_is_documented() {
        assertThat(names("/api/v1/tasks"))
                .containsExactlyInAnyOrder(
                        "status",
                        "priority",
                        "tag",
                        "parentId",
                        "dueFrom",
                        "dueTo",
                        "updatedSince",
                        "overdue",
                        "archived",
                        "deleted",
                        "q",
                        "timeZone",
                        "sort",
                        "limit",
                        "cursor",
                        "include",
                        "asOf",
                        "Consistency-Token",
                        "Prefer",
                        "If-None-Match");
        assertThat(names("/api/v1/tasks/{id}"))
                .containsExactlyInAnyOrder("id", "deleted", "asOf", "Consistency-Token", "Prefer", "If-None-Match");
        assertThat(names("/api/v1/tasks/{id}/history"))
                .containsExactlyInAnyOrder(
                        "id", "deleted", "limit", "cursor", "Consistency-Token", "Prefer", "If-None-Match");
        assertThat(names("/api/v1/tasks/changes"))
                .containsExactlyInAnyOrder("since", "limit", "Consistency-Token", "Prefer", "If-None-Match");
        assertThat(names("/api/v1/tasks/export")).containsExactlyInAnyOrder("format", "Consistency-Token", "Prefer");
        assertThat(names("/api/v1/events")).containsExactlyInAnyOrder("Last-Event-ID", "Consistency-Token", "Prefer");
        assertThat(names("/api/v1/tasks/history"))
                .containsExactlyInAnyOrder(
                        "from", "to", "limit", "cursor", "Consistency-Token", "Prefer", "If-None-Match");
        assertThat(names("/api/v1/tasks/stats"))
                .containsExactlyInAnyOrder("timeZone", "days", "Consistency-Token", "Prefer", "If-None-Match");
    }

    @Test
    void every_parameter_but_an_id_says_what_it_is_for() {
        List<String> silent = new ArrayList<>();
        for (String path : new String[] {
            "/api/v1/tasks",
            "/api/v1/tasks/{id}",
            "/api/v1/tasks/{id}/history",
            "/api/v1/tasks/history",
            "/api/v1/tasks/stats"
        }) {
            operation(path).path("parameters").forEach(parameter -> {
                if (parameter.path("description").asString("").isEmpty()
                        && !parameter.path("in").asString().equals("path")) {
                    silent.add(path + " " + parameter.path("name").asString());
                }
            });
        }
        assertThat(silent).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/tasks, TaskPageJson",
        "/api/v1/tasks/{id}, TaskJson",
        "/api/v1/tasks/{id}/history, HistoryPage",
        "/api/v1/tasks/history, OwnerHistoryPage",
        "/api/v1/tasks/stats, StatisticsJson",
        "/api/v1/tasks/changes, ChangesJson"
    })
    void answers_are_documented_with_their_headers_and_shape(String path, String shape) {
        JsonNode responses = operation(path).path("responses");
        assertThat(operation(path).path("summary").asString()).isNotEmpty();
        assertThat(responses.propertyNames()).contains("200", "304", "400", "401", "406", "429", "500", "503");
        assertThat(responses.path("200").path("content").propertyNames()).containsExactly("application/json");
        assertThat(responses
                        .path("200")
                        .path("content")
                        .path("application/json")
                        .path("schema")
                        .path("$ref")
                        .asString())
                .endsWith("/" + shape);
        assertThat(responses.path("200").path("headers").propertyNames()).contains("ETag", "Cache-Control");
        assertThat(CONTRACT.path("components").path("schemas").propertyNames()).contains(shape);
    }

    @Test
    void a_task_is_documented_as_it_is_written() {
        JsonNode task =
                CONTRACT.path("components").path("schemas").path("TaskJson").path("properties");
        assertThat(task.path("id").path("format").asString()).isEqualTo("uuid");
        assertThat(task.path("status").path("enum").toString()).isEqualTo("[\"todo\",\"in_progress\",\"done\"]");
        assertThat(task.path("dueTime").path("type").asString()).isEqualTo("string");
        assertThat(task.path("timeZone").path("type").asString()).isEqualTo("string");
    }

    private static List<String> names(String path) {
        return operation(path).path("parameters").findValuesAsString("name");
    }

    private static JsonNode operation(String path) {
        return CONTRACT.path("paths").path(path).path("get");
    }

    private static JsonNode contract() {
        URI address = URI.create("http://127.0.0.1:" + RunningQuerySide.shared().port() + "/v3/api-docs");
        try (InputStream in = address.toURL().openStream()) {
            return new JsonMapper().readTree(in.readAllBytes());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
