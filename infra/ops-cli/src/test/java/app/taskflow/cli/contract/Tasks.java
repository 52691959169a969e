package app.taskflow.cli.contract;

import com.sun.net.httpserver.Headers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The tasks of the one user there is, and the rules that matter to a client. */
public final class Tasks {

    private static final String PATH = "/api/v1/tasks";
    private static final Set<String> WRITABLE = Set.of(
            "id", "title", "description", "status", "priority", "dueDate", "dueTime", "timeZone", "tags", "parentId");
    private static final Set<String> STATUSES = Set.of("todo", "in_progress", "done");

    private final List<ObjectNode> created = new ArrayList<>();
    private final Map<String, ObjectNode> byId = new LinkedHashMap<>();
    private long sequence;

    /** All of them as they are now. */
    public synchronized List<ObjectNode> all() {
        return byId.values().stream().map(ObjectNode::deepCopy).toList();
    }

    /** As they were when they had just been created. */
    public synchronized List<ObjectNode> created() {
        return List.copyOf(created);
    }

    synchronized Reply answer(String request, Map<String, String> query, Headers headers, JsonNode body) {
        String[] words = request.split(" ", 2);
        String rest = words[1].substring(PATH.length());
        return switch (words[0]) {
            case "POST" ->
                rest.isEmpty() ? create((ObjectNode) body) : archive(rest.substring(1, rest.lastIndexOf('/')));
            case "PATCH" -> patch(rest.substring(1), headers.getFirst("If-Match"), (ObjectNode) body);
            default -> read(rest, query, headers.getFirst("Consistency-Token"));
        };
    }

    /** The status that creating it would be answered with. */
    synchronized int imported(ObjectNode task) {
        return create(task).status();
    }

    private Reply create(ObjectNode body) {
        Reply wrong = check(body);
        if (wrong != null) {
            return wrong;
        }
        String id = body.path("id").asString();
        if (byId.containsKey(id)) {
            return shown(200, byId.get(id));
        }
        ObjectNode task = body.deepCopy();
        if (!task.has("status")) {
            task.put("status", "todo");
        }
        if (!task.has("priority")) {
            task.put("priority", "none");
        }
        task.put("createdAt", "2026-11-23T09:59:26.689Z").put("version", 1);
        byId.put(id, task);
        created.add(task.deepCopy());
        return written(201, task);
    }

    private static @Nullable Reply check(ObjectNode body) {
        for (String name : body.propertyNames()) {
            if (!WRITABLE.contains(name)) {
                return Reply.problem(400, "unknown-property");
            }
        }
        if (body.has("title") && body.path("title").asString("").isBlank()) {
            return Reply.invalid("/title", "must not be blank");
        }
        return body.has("status") && !STATUSES.contains(body.path("status").asString(""))
                ? Reply.invalid("/status", "must be todo, in_progress or done")
                : null;
    }

    private Reply patch(String id, @Nullable String etag, ObjectNode patch) {
        ObjectNode task = byId.get(id);
        Reply wrong = check(patch);
        if (task == null || wrong != null) {
            return wrong == null ? Reply.problem(404, "not-found") : wrong;
        }
        if (etag != null && !etag.equals(etag(task))) {
            return Reply.problem(412, "version-mismatch");
        }
        patch.properties().forEach(e -> {
            if (e.getValue().isNull()) {
                task.remove(e.getKey());
            } else {
                task.set(e.getKey(), e.getValue());
            }
        });
        return written(200, task.put("version", task.path("version").asInt() + 1));
    }

    private Reply archive(String id) {
        ObjectNode task = byId.get(id);
        return task == null
                ? Reply.problem(404, "not-found")
                : written(
                        200, task.put("archivedAt", "2026-11-23T10:00:00.000Z").put("version", 2));
    }

    private Reply read(String rest, Map<String, String> query, @Nullable String token) {
        if (token != null && Long.parseLong(token) > sequence) {
            return Reply.problem(503, "read-model-behind");
        }
        if (rest.equals("/stats")) {
            return new Reply(200, stats());
        }
        if (!rest.isEmpty()) {
            ObjectNode task = byId.get(rest.substring(1));
            return task == null ? Reply.problem(404, "not-found") : shown(200, task);
        }
        return new Reply(200, page(query));
    }

    private ObjectNode page(Map<String, String> query) {
        String q = query.getOrDefault("q", "").toLowerCase(Locale.ROOT);
        List<ObjectNode> matches = byId.values().stream()
                .filter(t -> t.path("title").asString().toLowerCase(Locale.ROOT).contains(q))
                .filter(t -> query.containsKey("archived") || !t.has("archivedAt"))
                .toList();
        int from = Integer.parseInt(query.getOrDefault("cursor", "0"));
        int to = Math.min(matches.size(), from + Integer.parseInt(query.getOrDefault("limit", "50")));
        ObjectNode page = JsonMapper.shared().createObjectNode();
        ArrayNode items = page.putArray("items");
        matches.subList(from, to).forEach(task -> items.add(task.deepCopy()));
        if (to < matches.size()) {
            page.put("nextCursor", String.valueOf(to));
        }
        return query.containsKey("include") ? page.put("total", matches.size()) : page;
    }

    private ObjectNode stats() {
        ObjectNode stats = JsonMapper.shared().createObjectNode();
        stats.put("total", byId.size()).put("open", 0).put("overdue", 0).put("dueToday", 0);
        ObjectNode byStatus = stats.putObject("byStatus");
        for (ObjectNode task : byId.values()) {
            String status = task.path("status").asString();
            byStatus.put(status, byStatus.path(status).asInt(0) + 1);
        }
        stats.putObject("byPriority");
        stats.putArray("byTag").addObject().put("tag", "demo").put("count", 1);
        stats.putArray("completedPerDay");
        return stats;
    }

    private Reply written(int status, ObjectNode task) {
        sequence++;
        return new Reply(
                status, task.deepCopy(), Map.of("ETag", etag(task), "Consistency-Token", String.valueOf(sequence)));
    }

    private static Reply shown(int status, ObjectNode task) {
        return new Reply(status, task.deepCopy(), Map.of("ETag", etag(task)));
    }

    private static String etag(ObjectNode task) {
        return "\"" + task.path("version").asInt() + "\"";
    }
}
