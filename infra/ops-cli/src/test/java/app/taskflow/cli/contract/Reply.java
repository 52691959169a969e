package app.taskflow.cli.contract;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

record Reply(int status, ObjectNode body, Map<String, String> headers) {

    Reply(int status, ObjectNode body) {
        this(status, body, Map.of());
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
