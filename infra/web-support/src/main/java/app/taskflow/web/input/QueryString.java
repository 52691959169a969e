package app.taskflow.web.input;

import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query string in the order they came. The container's own parser drops what it cannot read and
 * mixes in the fields of forms; this one refuses.
 */
final class QueryString {

    private QueryString() {}

    /** @throws ProblemException 400 {@code invalid-parameter} if a name or value is not percent-encoded UTF-8 */
    static Map<String, List<String>> parse(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return Map.of();
        }
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        int from = 0;
        while (from <= query.length()) {
            int end = query.indexOf('&', from);
            end = end < 0 ? query.length() : end;
            if (end > from) {
                add(parameters, query, from, end);
            }
            from = end + 1;
        }
        return parameters;
    }

    private static void add(Map<String, List<String>> parameters, String query, int from, int end) {
        int equals = query.indexOf('=', from);
        equals = equals < 0 || equals > end ? end : equals;
        String name = decode(query, from, equals);
        String value = equals == end ? "" : decode(query, equals + 1, end);
        parameters.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(value);
    }

    private static String decode(String query, int from, int end) {
        for (int i = from; i < end; i++) {
            char c = query.charAt(i);
            if (c == '%' || c == '+' || c >= 0x80) {
                return decodeEscaped(query, from, end);
            }
        }
        return query.substring(from, end);
    }

    private static String decodeEscaped(String query, int from, int end) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(end - from);
        for (int i = from; i < end; i++) {
            char c = query.charAt(i);
            if (c == '%') {
                bytes.write(octet(query, i, end));
                i += 2;
            } else if (c < 0x80) {
                bytes.write(c == '+' ? ' ' : c);
            } else {
                throw unreadable();
            }
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw unreadable();
            }
            return text;
        } catch (CharacterCodingException _) {
            throw unreadable();
        }
    }

    private static int octet(String query, int percent, int end) {
        int high = percent + 2 < end ? Character.digit(query.charAt(percent + 1), 16) : -1;
        int low = percent + 2 < end ? Character.digit(query.charAt(percent + 2), 16) : -1;
        if (high < 0 || low < 0) {
            throw unreadable();
        }
        return high << 4 | low;
    }

    private static ProblemException unreadable() {
        return ProblemCode.INVALID_PARAMETER.exception("The query is not percent-encoded UTF-8");
    }
}
