package app.taskflow.web.idempotency;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer as it can be given again.
 *
 * @param headers those that belong to the answer rather than to the request it was given to
 * @param body not to be changed
 */
// It is written and read, compared nowhere; the record is for its accessors.
@SuppressWarnings("ArrayRecordComponent")
record KeptAnswer(int status, Map<String, String> headers, byte[] body) {

    private static final List<String> KEPT = List.of(
            "Content-Type", "ETag", "Location", "Consistency-Token", "Allow", "Accept", "Accept-Patch", "Retry-After");

    static KeptAnswer of(HttpServletResponse response, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : KEPT) {
            String value = response.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        String type = response.getContentType();
        if (type != null) {
            headers.put("Content-Type", type);
        }
        return new KeptAnswer(response.getStatus(), headers, body);
    }

    /** The headers as text for storing: a name, a value, each on a line, as neither can hold one. */
    String headerLines() {
        StringBuilder lines = new StringBuilder();
        headers.forEach(
                (name, value) -> lines.append(name).append('\n').append(value).append('\n'));
        return lines.toString();
    }

    static KeptAnswer read(String status, String headerLines, byte[] body) {
        String[] lines = headerLines.split("\n", -1);
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 0; i + 1 < lines.length; i += 2) {
            headers.put(lines[i], lines[i + 1]);
        }
        return new KeptAnswer(Integer.parseInt(status), headers, body);
    }

    void giveTo(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        Replays.mark(response);
        if (body.length > 0) {
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }
}
