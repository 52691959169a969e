package app.taskflow.web.idempotency;

import app.taskflow.web.problem.ProblemCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;

/** The header by which a client says that a request is the same as another. */
final class KeyHeader {

    static final String NAME = "Idempotency-Key";

    private static final int MAX_LENGTH = 255;

    private KeyHeader() {}

    static boolean isIn(HttpServletRequest request) {
        return request.getHeader(NAME) != null;
    }

    /** @throws app.taskflow.web.problem.ProblemException 400 if it is none, or there are several */
    static String read(HttpServletRequest request) {
        Enumeration<String> values = request.getHeaders(NAME);
        String key = values.nextElement();
        if (values.hasMoreElements() || !isKey(key)) {
            throw ProblemCode.INVALID_IDEMPOTENCY_KEY.exception(
                    "Idempotency-Key is one value of 1 to %d visible ASCII characters".formatted(MAX_LENGTH));
        }
        return key;
    }

    private static boolean isKey(String text) {
        return !text.isEmpty() && text.length() <= MAX_LENGTH && text.chars().allMatch(c -> c > ' ' && c <= '~');
    }
}
