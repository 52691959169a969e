package app.taskflow.command.task.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.web.problem.ProblemCode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the service said. */
record Answer(HttpResponse<String> response) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    /** The JSON of a body to send. */
    static String json(Map<String, ?> fields) {
        return JSON.writeValueAsString(fields);
    }

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    String etag() {
        return header("ETag");
    }

    String body() {
        return response.body();
    }

    JsonNode json() {
        return JSON.readTree(response.body());
    }

    String text(String field) {
        return json().path(field).asString("");
    }

    long version() {
        return json().path("version").asLong();
    }

    Answer is(int status) {
        assertThat(status()).as(body()).isEqualTo(status);
        return this;
    }

    Answer isProblem(ProblemCode code) {
        is(code.status());
        assertThat(header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(text("code")).as(body()).isEqualTo(code.code());
        assertThat(text("requestId")).isEqualTo(header("X-Request-Id"));
        assertThat(body()).doesNotContain("Exception", "app.taskflow.command", "org.", "\tat ");
        return this;
    }

    /** The violations, as {@code pointer code}. */
    List<String> errors() {
        return StreamSupport.stream(json().path("errors").spliterator(), false)
                .map(e -> e.path("pointer").asString() + " " + e.path("code").asString())
                .toList();
    }

    Map<String, Object> fields() {
        return JSON.convertValue(json(), FIELDS);
    }
}
