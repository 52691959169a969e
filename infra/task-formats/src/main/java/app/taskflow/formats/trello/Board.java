package app.taskflow.formats.trello;

import static app.taskflow.formats.json.JsonDocument.isTrue;
import static app.taskflow.formats.json.JsonDocument.text;

import app.taskflow.formats.foreign.ForeignTask;
import app.taskflow.formats.json.Json;
import app.taskflow.formats.json.JsonDocument;
import app.taskflow.formats.text.Limits;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What stands beside the cards of a board, and is needed for each. */
final class Board {

    private static final int OVERHEAD = 200;

    record CardList(String name, boolean closed) {}

    /** @param at as it was written */
    record Comment(String at, String text) {}

    private final Map<String, CardList> lists = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    /** The items of each as JSON, which takes a tenth of what nodes do. */
    private final Map<String, List<String>> checklists = new LinkedHashMap<>();

    private final Map<String, List<Comment>> comments = new HashMap<>();
    private final Map<String, Instant> completed = new HashMap<>();
    private final Map<String, Instant> archived = new HashMap<>();
    private final JsonDocument json;
    private long size;

    private Board(JsonDocument json) {
        this.json = json;
    }

    static Board read(JsonDocument json) throws IOException {
        Board board = new Board(json);
        boolean hasCards = false;
        if (json.atObject()) {
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                hasCards |= name.equals("cards") && json.atArray();
                board.property(name);
            }
        }
        if (!hasCards) {
            throw json.unreadable("The file has no \"cards\", as a board exported from Trello has");
        }
        return board;
    }

    private void property(String name) throws IOException {
        switch (name) {
            case "lists", "checklists", "actions", "members", "customFields" -> {
                if (json.atArray()) {
                    while (json.nextItem()) {
                        item(name, json.value());
                    }
                } else {
                    json.skip();
                }
            }
            default -> json.skip();
        }
    }

    private void item(String kind, JsonNode item) throws IOException {
        String id = text(item, "id");
        switch (kind) {
            case "lists" -> {
                String name = text(item, "name");
                if (id != null && name != null) {
                    keep(id.length() + name.length());
                    lists.put(id, new CardList(name, isTrue(item, "closed")));
                }
            }
            case "members" -> name(id, text(item, "fullName"));
            case "customFields" -> {
                name(id, text(item, "name"));
                for (JsonNode option : item.path("options")) {
                    name(text(option, "id"), text(option.path("value"), "text"));
                }
            }
            case "checklists" -> {
                String card = text(item, "idCard");
                JsonNode items = item.path("checkItems");
                if (!items.isEmpty()) {
                    String kept = items.toString();
                    keep(kept.length());
                    checklists
                            .computeIfAbsent(card == null ? "" : card, _ -> new ArrayList<>())
                            .add(kept);
                }
            }
            default -> action(item);
        }
    }

    private void name(@Nullable String id, @Nullable String name) throws IOException {
        if (id != null && name != null) {
            keep(id.length() + name.length());
            names.put(id, name);
        }
    }

    /** The board's history tells what was said of a card, and when it was done or archived last. */
    private void action(JsonNode action) throws IOException {
        JsonNode data = action.path("data");
        JsonNode old = data.path("old");
        String card = text(data.path("card"), "id");
        String at = text(action, "date");
        Instant instant = ForeignTask.instant(at);
        String type = text(action, "type");
        String said = text(data, "text");
        if (card != null && "commentCard".equals(type) && said != null) {
            String who = text(action.path("memberCreator"), "fullName");
            String comment = said.strip() + " (" + (who == null ? "" : who + ", ") + at + ")";
            keep(comment.length());
            comments.computeIfAbsent(card, _ -> new ArrayList<>()).add(new Comment(at == null ? "" : at, comment));
        } else if ("updateCheckItemStateOnCard".equals(type)) {
            JsonNode item = data.path("checkItem");
            if ("complete".equals(text(item, "state"))) {
                latest(completed, text(item, "id"), instant);
            }
        } else if (isTrue(data.path("card"), "dueComplete") && old.has("dueComplete")) {
            latest(completed, card, instant);
        } else if (isTrue(data.path("card"), "closed") && old.has("closed")) {
            latest(archived, card, instant);
        }
    }

    private void latest(Map<String, Instant> instants, @Nullable String id, @Nullable Instant at) throws IOException {
        if (id != null && at != null) {
            keep(id.length());
            instants.merge(id, at, (a, b) -> a.isAfter(b) ? a : b);
        }
    }

    private void keep(long chars) throws IOException {
        size += chars + OVERHEAD;
        if (size > Limits.FILE_CHARS) {
            throw json.unreadable("The board's lists, checklists and comments have more than %d characters"
                    .formatted(Limits.FILE_CHARS));
        }
    }

    @Nullable
    CardList list(@Nullable String id) {
        return lists.get(id);
    }

    /** Of a member, a custom field, or a field's option; its id if nothing is known. */
    String name(String id) {
        return names.getOrDefault(id, id);
    }

    /** The items of each checklist of the card, made when they are asked for; they are given once. */
    List<Supplier<JsonNode>> takeChecklists(@Nullable String card) {
        List<Supplier<JsonNode>> taken = new ArrayList<>();
        for (String items : checklists.getOrDefault(card, List.of())) {
            taken.add(() -> Json.LINES.readTree(items));
        }
        checklists.remove(card);
        return taken;
    }

    /** Those of whose checklists none was taken. */
    List<String> cardsLeft() {
        return List.copyOf(checklists.keySet());
    }

    List<Comment> comments(@Nullable String card) {
        return comments.getOrDefault(card, List.of());
    }

    @Nullable
    Instant completed(@Nullable String id) {
        return completed.get(id);
    }

    @Nullable
    Instant archived(@Nullable String card) {
        return archived.get(card);
    }
}
