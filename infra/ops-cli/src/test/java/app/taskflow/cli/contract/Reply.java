package app.taskflow.cli.contract;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

record Reply(
        int status,
        ObjectNode body,
        Map<String, String> headers,
        @Nullable String text) {

    Reply(int status, ObjectNode body, Map<String, String> headers) {
        this(status, body, headers, null);
    }

    Reply(int status, ObjectNode body) {
        this(status, body, Map.of());
    }

    /** Something else than JSON. */
    static Reply text(String text) {
        return new Reply(200, JsonMapper.shared().createObjectNode(), Map.of("Content-Type", "text/csv"), text);
    }

    static Reply problem(int status, String code) {
        ObjectNode problem = JsonMapper.shared()
                .createObjectNode()
                .put("type", "https://taskflow.app/problems/" + code)
                .put("title", code.replace('-', ' '))
                .put("status", status)
                .put("code", code);
        return new Reply(status, problem, Map.of("Content-Type", "application/problem+json"));
    }

    static Reply invalid(String pointer, String message) {
        Reply reply = problem(422, "validation-failed");
        reply.body()
                .putArray("errors")
                .addObject()
                .put("pointer", pointer)
                .put("code", "invalid")
                .put("message", message);
        return reply;
    }
}
