package app.taskflow.cli.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An RFC 9457 problem as TaskFlow sends it.
 *
 * @param code stable, for programs; {@code http-NNN} where the answer was no problem document
 * @param errors what is wrong with which part of a body, empty where that is not the matter
 */
public record Problem(
        int status,
        String code,
        String title,
        @Nullable String detail,
        @Nullable String requestId,
        List<FieldError> errors) {

    /** @param pointer RFC 6901, into the body that was sent */
    public record FieldError(String pointer, String code, String message) {}

    private static final String FOREIGN = "http-";

    public Problem {
        errors = List.copyOf(errors);
    }

    /** An answer that only a gateway, a proxy or another product gives. */
    static Problem foreign(int status, String text) {
        return new Problem(status, FOREIGN + status, "HTTP " + status, text.isBlank() ? null : text, null, List.of());
    }

    /** Whether it is TaskFlow that refuses, and not something on the way. */
    public boolean isOfTaskFlow() {
        return !code.startsWith(FOREIGN);
    }

    /** One line for a person. */
    public String summary() {
        return detail == null
                ? "%s (%d %s)".formatted(title, status, code)
                : "%s: %s (%d %s)".formatted(title, detail, status, code);
    }
}
