package app.taskflow.formats.trello;

import static app.taskflow.formats.json.JsonDocument.isTrue;
import static app.taskflow.formats.json.JsonDocument.text;

import app.taskflow.formats.foreign.ForeignTask;
import app.taskflow.formats.row.Finding.Code;
import app.taskflow.formats.row.ReadOptions;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes tasks of cards and of the items of their checklists. */
final class Cards {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");

    private final Board board;
    private final ReadOptions options;

    Cards(Board board, ReadOptions options) {
        this.board = board;
        this.options = options;
    }

    ForeignTask task(JsonNode card) {
        ForeignTask task = new ForeignTask();
        String id = text(card, "id");
        task.title(orEmpty(text(card, "name")));
        task.description(orEmpty(text(card, "desc")));
        task.createdAt(created(id));
        due(task, text(card, "due"));
        if (isTrue(card, "dueComplete")) {
            Instant completed = board.completed(id);
            task.done(completed == null ? lastActivity(card) : completed);
        }
        Instant archived = archived(card);
        if (archived != null) {
            task.archivedAt(archived);
        }
        for (JsonNode label : card.path("labels")) {
            String name = text(label, "name");
            task.tag(orEmpty(name == null || name.isBlank() ? text(label, "color") : name));
        }
        Board.CardList list = board.list(text(card, "idList"));
        if (list != null) {
            task.tag(list.name());
        }
        facts(task, card);
        board.comments(id).stream()
                .sorted(Comparator.comparing(Board.Comment::at))
                .forEach(comment -> task.comment(comment.text()));
        return task;
    }

    private void facts(ForeignTask task, JsonNode card) {
        task.fact("Start", text(card, "start"));
        for (JsonNode member : card.path("idMembers")) {
            task.fact("Member", board.name(member.asString("")));
        }
        for (JsonNode field : card.path("customFieldItems")) {
            String option = text(field, "idValue");
            String name = board.name(orEmpty(text(field, "idCustomField")));
            if (option != null) {
                task.fact(name, board.name(option));
            }
            for (Map.Entry<String, JsonNode> value : field.path("value").properties()) {
                task.fact(name, value.getValue().asString(""));
            }
        }
        for (JsonNode attachment : card.path("attachments")) {
            String name = orEmpty(text(attachment, "name"));
            String url = orEmpty(text(attachment, "url"));
            task.fact("Attachment", name.equals(url) ? url : (name + " " + url));
        }
        task.fact("Trello", text(card, "shortUrl"));
    }

    /** @param card null if the file does not have it */
    ForeignTask checkItem(JsonNode item, @Nullable JsonNode card) {
        ForeignTask task = new ForeignTask();
        String id = text(item, "id");
        task.title(orEmpty(text(item, "name")));
        task.createdAt(created(id));
        due(task, text(item, "due"));
        String state = text(item, "state");
        if ("complete".equals(state)) {
            Instant completed = board.completed(id);
            task.done(completed == null && card != null ? lastActivity(card) : completed);
        } else if (state != null && !state.equals("incomplete")) {
            task.notUnderstood(Code.VALUE_NOT_UNDERSTOOD, "status", "State", state);
        }
        String member = text(item, "idMember");
        task.fact("Member", member == null ? null : board.name(member));
        Instant archived = card == null ? null : archived(card);
        if (archived != null) {
            // With its card, or it would stand in the list alone.
            task.archivedAt(archived);
        }
        return task;
    }

    private void due(ForeignTask task, @Nullable String due) {
        if (due != null) {
            task.dueText(due, options.zone());
        }
    }

    /** A card is also put away with its list. */
    private @Nullable Instant archived(JsonNode card) {
        Board.CardList list = board.list(text(card, "idList"));
        if (!isTrue(card, "closed") && (list == null || !list.closed())) {
            return null;
        }
        Instant told = board.archived(text(card, "id"));
        Instant at = told == null ? lastActivity(card) : told;
        return at == null ? options.now() : at;
    }

    private static @Nullable Instant lastActivity(JsonNode card) {
        return ForeignTask.instant(text(card, "dateLastActivity"));
    }

    /** Trello's ids begin with the second they were given in. */
    private @Nullable Instant created(@Nullable String id) {
        if (id == null || !ID.matcher(id).matches()) {
            return null;
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(id.substring(0, 8), 16));
        return at.isAfter(options.now()) ? null : at;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
