package app.taskflow.query.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.web.problem.ProblemCode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the service said. */
public record Reply(HttpResponse<String> response) {

    private static final JsonMapper JSON = new JsonMapper();

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public String etag() {
        return header("ETag");
    }

    public String body() {
        return response.body();
    }

    public JsonNode json() {
        return JSON.readTree(response.body());
    }

    public Reply is(int status) {
        assertThat(status()).as(body()).isEqualTo(status);
        return this;
    }

    /** The titles of a list, in its order. */
    public List<String> titles() {
        return all("title");
    }

    public List<String> ids() {
        return all("id");
    }

    private List<String> all(String field) {
        is(200);
        return StreamSupport.stream(json().path("items").spliterator(), false)
                .map(item -> item.path(field).asString())
                .toList();
    }

    /** The cursor of the next page; empty on the last. */
    public String next() {
        return is(200).json().path("nextCursor").asString("");
    }

    /** Checks all that must hold for an error. */
    public Reply isProblem(ProblemCode code) {
        is(code.status());
        assertThat(header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(json().path("code").asString()).as(body()).isEqualTo(code.code());
        assertThat(json().path("requestId").asString()).isEqualTo(header("X-Request-Id"));
        assertThat(body()).doesNotContain("Exception", "app.taskflow.query", "org.", "mongo", "127.0.0.1", "\tat ");
        return this;
    }
}
