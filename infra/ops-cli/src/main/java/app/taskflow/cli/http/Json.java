package app.taskflow.cli.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the API speaks it. */
public final class Json {

    private static final int SHOWN = 200;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            // In a map (a merge patch) a null means "clear" and has to be said; in a record it means absent.
            .changeDefaultPropertyInclusion(i ->
                    i.withValueInclusion(JsonInclude.Include.NON_NULL).withContentInclusion(JsonInclude.Include.ALWAYS))
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            // A newer server may tell more than this client knows.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    static byte[] write(Object body) {
        return MAPPER.writeValueAsBytes(body);
    }

    /** On one line, for programs. */
    public static String line(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** @throws JacksonException if the bytes are not such a thing */
    static <T> T read(byte[] bytes, Class<T> type) {
        return MAPPER.readValue(bytes, type);
    }

    /** The problem in an answer's body, or what can be said about an answer that holds none. */
    static Problem problem(int status, byte[] bytes) {
        try {
            JsonNode tree = MAPPER.readTree(bytes);
            return tree.path("code").isString() ? problem(status, tree) : Problem.foreign(status, shortened(bytes));
        } catch (JacksonException e) {
            return Problem.foreign(status, shortened(bytes));
        }
    }

    private static Problem problem(int status, JsonNode tree) {
        List<Problem.FieldError> errors = new ArrayList<>();
        for (JsonNode e : tree.path("errors")) {
            errors.add(new Problem.FieldError(
                    e.path("pointer").asString(""),
                    e.path("code").asString(""),
                    e.path("message").asString("")));
        }
        String code = tree.path("code").asString();
        return new Problem(
                status,
                code,
                tree.path("title").asString(code),
                tree.path("detail").stringValue(null),
                tree.path("requestId").stringValue(null),
                errors);
    }

    private static String shortened(byte[] bytes) {
        String text = new String(bytes, UTF_8).replaceAll("\\s+", " ").strip();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
