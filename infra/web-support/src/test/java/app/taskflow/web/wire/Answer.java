package app.taskflow.web.wire;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.web.problem.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back. */
public final class Answer {

    private static final JsonMapper JSON = new JsonMapper();

    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    Answer(int status, Map<String, List<String>> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    public int status() {
        return status;
    }

    /** The only header of the name, or null. */
    public @Nullable String header(String name) {
        List<String> values = headers(name);
        assertThat(values).as(name).hasSizeLessThan(2);
        return values.isEmpty() ? null : values.getFirst();
    }

    public List<String> headers(String name) {
        return headers.getOrDefault(name, List.of());
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** Checks everything that must hold for an error. */
    public Answer isProblem(ProblemCode code) {
        assertThat(code.status()).as(text()).isEqualTo(status);
        return isProblem(code, status);
    }

    /** As {@link #isProblem(ProblemCode)}, for another status than the code's own. */
    public Answer isProblem(ProblemCode code, int expected) {
        assertThat(status).as(text()).isEqualTo(expected);
        assertThat(header("content-type")).isEqualTo("application/problem+json");
        JsonNode problem = json();
        assertThat(problem.path("code").asString()).as(text()).isEqualTo(code.code());
        assertThat(problem.path("status").asInt()).isEqualTo(expected);
        assertThat(problem.path("type").asString()).isEqualTo("https://taskflow.app/problems/" + code.code());
        assertThat(problem.path("title").asString()).isEqualTo(code.title());
        assertThat(problem.path("requestId").asString()).isNotEmpty().isEqualTo(header("x-request-id"));
        assertThat(text()).doesNotContain("Exception", "java.", "org.", "jackson", "\tat ", "internal\"", "db-17");
        assertThat(headers("www-authenticate")).hasSize(expected == 401 ? 1 : 0);
        return isGuarded();
    }

    /** Checks the headers that every answer carries. */
    public Answer isGuarded() {
        assertThat(header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(header("content-security-policy"))
                .startsWith("default-src 'none'")
                .contains("frame-ancestors 'none'");
        assertThat(header("referrer-policy")).isEqualTo("no-referrer");
        assertThat(String.join(", ", headers("vary"))).contains("Origin");
        assertThat(header("x-request-id")).matches("[A-Za-z0-9._-]{1,64}");
        return this;
    }
}
