package app.taskflow.system.client;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads all of a user's tasks, page by page, oldest first, from after all that she wrote. */
public final class Reader {

    /** A task as the views show it. */
    public record Seen(String id, String title, String status) {}

    private Reader() {}

    public static List<Seen> everythingOf(Visitor visitor, String consistencyToken) {
        List<Seen> seen = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = page(visitor, consistencyToken, cursor);
            for (JsonNode task : page.json().path("items")) {
                seen.add(new Seen(text(task, "id"), text(task, "title"), text(task, "status")));
            }
            cursor = page.text("nextCursor");
        } while (!cursor.isEmpty());
        return seen;
    }

    private static Answer page(Visitor visitor, String consistencyToken, String cursor) {
        String path = "/tasks?sort=createdAt&limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + cursor);
        Answer page = visitor.get(path, "Consistency-Token", consistencyToken, "Prefer", "wait=10");
        if (page.status() != 200) {
            throw new AssertionError(path + " was answered " + page);
        }
        return page;
    }

    private static String text(JsonNode task, String field) {
        return task.path(field).asString();
    }
}
