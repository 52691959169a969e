package app.taskflow.web.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ends the handling of a request with a problem. It carries no stack trace: it is an answer, not a fault of the
 * program. Immutable; the {@code with} methods return a changed copy.
 */
public final class ProblemException extends RuntimeException {

    private final transient ProblemCode code;
    private final transient int status;
    private final transient @Nullable String detail;
    private final transient List<FieldError> errors;
    private final transient Map<String, String> headers;
    private final transient Map<String, Object> extensions;

    ProblemException(ProblemCode code) {
        this(code, code.status(), null, List.of(), Map.of(), Map.of());
    }

    private ProblemException(
            ProblemCode code,
            int status,
            @Nullable String detail,
            List<FieldError> errors,
            Map<String, String> headers,
            Map<String, Object> extensions) {
        super(detail == null ? code.code() : code.code() + ": " + detail, null, false, false);
        this.code = code;
        this.status = status;
        this.detail = detail;
        this.errors = errors;
        this.headers = headers;
        this.extensions = extensions;
    }

    /** What is wrong with this request in particular. */
    public ProblemException withDetail(String text) {
        return new ProblemException(code, status, text, errors, headers, extensions);
    }

    /** Another status than the code's own, where one code stands for several (405 and 501). */
    public ProblemException withStatus(int other) {
        return new ProblemException(code, other, detail, errors, headers, extensions);
    }

    /** The places that are wrong. */
    public ProblemException withErrors(List<FieldError> places) {
        return new ProblemException(code, status, detail, List.copyOf(places), headers, extensions);
    }

    /** A response header, such as {@code Retry-After}. */
    public ProblemException withHeader(String name, String value) {
        return new ProblemException(code, status, detail, errors, and(headers, name, value), extensions);
    }

    /** A further member of the problem, written as JSON, such as the results of a failed batch. */
    public ProblemException withMember(String name, Object value) {
        return new ProblemException(code, status, detail, errors, headers, and(extensions, name, value));
    }

    private static <V> Map<String, V> and(Map<String, V> map, String name, V value) {
        Map<String, V> copy = new LinkedHashMap<>(map);
        copy.put(name, value);
        return Map.copyOf(copy);
    }

    public ProblemCode code() {
        return code;
    }

    public int status() {
        return status;
    }

    public @Nullable String detail() {
        return detail;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public Map<String, Object> extensions() {
        return extensions;
    }
}
