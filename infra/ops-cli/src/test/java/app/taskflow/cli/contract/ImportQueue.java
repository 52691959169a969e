package app.taskflow.cli.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Imports of NDJSON, and of CSV without quotes. Each time that somebody asks it has come a step further. */
final class ImportQueue {

    private static final String PATH = "/api/v1/imports";

    private static final class Job {

        private final String id = UUID.randomUUID().toString();
        private final List<ObjectNode> messages = new ArrayList<>();
        private int rows;
        private int created;
        private int unchanged;
        private int asked;
        private boolean dryRun;
        private String state = "queued";
    }

    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final Tasks tasks;

    ImportQueue(Tasks tasks) {
        this.tasks = tasks;
    }

    static boolean isAbout(String request) {
        return request.substring(request.indexOf(' ') + 1).startsWith(PATH);
    }

    synchronized Reply answer(Received received, Map<String, String> query) {
        String[] words = received.request().split(" ", 2);
        String[] rest = words[1].substring(PATH.length()).split("/", -1);
        if (words[0].equals("POST") && rest.length == 1) {
            return begin(received, query);
        }
        Job job = jobs.get(rest[1]);
        if (job == null) {
            return Reply.problem(404, "not-found");
        }
        if (rest.length == 2) {
            return step(job);
        }
        if (rest[2].equals("errors")) {
            return String.valueOf(received.headers().getFirst("Accept")).startsWith("text/csv")
                    ? csv(job)
                    : messages(job, query);
        }
        if (rest[2].equals("cancel") && job.state.equals("completed")) {
            return Reply.problem(409, "import-finished");
        }
        job.state = rest[2].equals("cancel") ? "cancelled" : rest[2].equals("undo") ? "undone" : job.state;
        return new Reply(202, status(job));
    }

    private Reply begin(Received received, Map<String, String> query) {
        String key = String.valueOf(received.headers().getFirst("Idempotency-Key"));
        String type = String.valueOf(received.headers().getFirst("Content-Type"));
        if (!keys.containsKey(key)) {
            Job job = new Job();
            job.dryRun = query.containsKey("dryRun");
            List<String> lines = received.body().lines().toList();
            if (type.startsWith("text/csv") && !lines.getFirst().contains("title")) {
                return Reply.problem(422, "unreadable-import");
            }
            List<String> header = List.of(lines.getFirst().split(","));
            for (int i = type.startsWith("text/csv") ? 1 : 0; i < lines.size(); i++) {
                job.rows++;
                take(job, type.startsWith("text/csv") ? row(header, lines.get(i)) : object(lines.get(i)), i + 1);
            }
            jobs.put(job.id, job);
            keys.put(key, job.id);
        }
        return new Reply(202, status(Objects.requireNonNull(jobs.get(keys.get(key)))));
    }

    private static ObjectNode object(String line) {
        return (ObjectNode) JsonMapper.shared().readTree(line);
    }

    private static ObjectNode row(List<String> header, String line) {
        ObjectNode row = JsonMapper.shared().createObjectNode();
        String[] cells = line.split(",", -1);
        for (int i = 0; i < header.size(); i++) {
            if (!cells[i].isEmpty()) {
                row.put(header.get(i), cells[i]);
            }
        }
        return row;
    }

    private void take(Job job, ObjectNode row, int line) {
        String id = row.path("externalId").asString(String.valueOf(line));
        row.remove(List.of("externalId", "archivedAt"));
        row.put("id", UUID.nameUUIDFromBytes(id.getBytes(UTF_8)).toString());
        int status = job.dryRun ? 201 : tasks.imported(row);
        switch (status) {
            case 201 -> job.created++;
            case 200 -> job.unchanged++;
            default ->
                job.messages.add(JsonMapper.shared()
                        .createObjectNode()
                        .put("row", job.rows)
                        .put("line", line)
                        .put("severity", "error")
                        .put("code", "unknown-value")
                        .put("message", "There is no such\u001b[31m status"));
        }
    }

    private static Reply step(Job job) {
        if (job.state.equals("queued") || job.state.equals("running")) {
            job.asked++;
            job.state = job.asked == 1 ? "queued" : job.asked == 2 ? "running" : "completed";
        }
        return new Reply(200, status(job), Map.of("Retry-After", "0"));
    }

    private static ObjectNode status(Job job) {
        boolean done = !job.state.equals("queued") && !job.state.equals("running");
        ObjectNode status = JsonMapper.shared()
                .createObjectNode()
                .put("id", job.id)
                .put("state", job.state.equals("undone") ? "completed" : job.state)
                .put("source", "taskflow")
                .put("dryRun", job.dryRun)
                .put("total", job.rows)
                .put("processed", done ? job.rows : job.asked)
                .put("created", done ? job.created : 0)
                .put("unchanged", done ? job.unchanged : 0)
                .put("rejected", done ? job.messages.size() : 0)
                .put("warnings", 0)
                .put("rowsPerSecond", 5.0)
                .put("createdAt", "2026-11-23T10:00:00.000Z")
                .put("startedAt", "2026-11-23T10:00:01.000Z");
        if (done) {
            status.put("finishedAt", "2026-11-23T10:00:03.000Z");
        }
        if (job.state.equals("undone")) {
            status.putObject("undo")
                    .put("state", "completed")
                    .put("removed", job.created - 1)
                    .putArray("kept")
                    .add("0198f7a0-0000-7000-8000-000000000009");
        }
        return status;
    }

    private static Reply messages(Job job, Map<String, String> query) {
        int limit = Integer.parseInt(query.getOrDefault("limit", "50"));
        ObjectNode page = JsonMapper.shared().createObjectNode();
        ArrayNode items = page.putArray("items");
        job.messages.stream().limit(limit).forEach(items::add);
        if (job.messages.size() > limit) {
            page.put("nextCursor", "next");
        }
        return new Reply(200, page);
    }

    private static Reply csv(Job job) {
        StringBuilder csv = new StringBuilder("row,line,severity,code,message,field\r\n");
        job.messages.forEach(m -> csv.append(m.path("row").asInt()).append("\r\n"));
        return Reply.text(csv.toString());
    }
}
