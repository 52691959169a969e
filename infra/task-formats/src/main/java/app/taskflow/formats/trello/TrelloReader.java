package app.taskflow.formats.trello;

import app.taskflow.formats.foreign.ForeignRows;
import app.taskflow.formats.foreign.ForeignTask;
import app.taskflow.formats.json.JsonDocument;
import app.taskflow.formats.row.ReadOptions;
import app.taskflow.formats.row.Row;
import app.taskflow.formats.row.RowReader;
import app.taskflow.formats.row.Source;
import app.taskflow.formats.text.Spool;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a board twice, as its lists, checklists and comments may stand behind the cards they belong to. A checklist's
 * items are rows after their card.
 */
public final class TrelloReader implements RowReader {

    private final Spool spool;
    private final JsonDocument json;
    private final Board board;
    private final Cards cards;
    private final ForeignRows rows = new ForeignRows(Source.TRELLO);
    private final Deque<Row> ready = new ArrayDeque<>();
    private boolean inCards;
    private boolean ended;
    private long number;

    private TrelloReader(Spool spool, JsonDocument json, Board board, ReadOptions options) {
        this.spool = spool;
        this.json = json;
        this.board = board;
        this.cards = new Cards(board, options);
    }

    public static TrelloReader open(Reader in, ReadOptions options) throws IOException {
        Spool spool = Spool.of(in);
        try {
            Board board;
            try (JsonDocument first = new JsonDocument(spool.read())) {
                board = Board.read(first);
            }
            JsonDocument second = new JsonDocument(spool.read());
            return new TrelloReader(spool, second, board, options);
        } catch (IOException | RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (ready.isEmpty() && !ended) {
            advance();
        }
        return ready.poll();
    }

    private void advance() throws IOException {
        if (inCards) {
            if (json.nextItem()) {
                card(json.line(), json.value());
            } else {
                inCards = false;
            }
            return;
        }
        String name = json.nextName();
        if (name == null) {
            ended = true;
            checklistsWithoutCard();
        } else if (name.equals("cards") && json.atArray()) {
            inCards = true;
        } else {
            json.skip();
        }
    }

    private void card(long line, JsonNode card) throws IOException {
        if (!card.isObject()) {
            throw json.unreadable("A card is no object");
        }
        number++;
        String id = JsonDocument.text(card, "id");
        ForeignTask task = cards.task(card);
        ready.add(rows.withId(number, line, task, id, null, card.toString()));
        for (JsonNode checklist : card.path("checklists")) {
            items(line, id, card, checklist.path("checkItems"));
        }
        for (JsonNode items : board.takeChecklists(id)) {
            items(line, id, card, items);
        }
    }

    private void items(long line, @Nullable String cardId, @Nullable JsonNode card, JsonNode items) {
        for (JsonNode item : items) {
            ready.add(rows.withId(
                    number,
                    line,
                    cards.checkItem(item, card),
                    JsonDocument.text(item, "id"),
                    cardId,
                    cardId + item.toString()));
        }
    }

    private void checklistsWithoutCard() {
        for (Map.Entry<String, List<JsonNode>> left : board.checklistsLeft().entrySet()) {
            number++;
            left.getValue().forEach(items -> items(json.line(), left.getKey(), null, items));
        }
    }

    @Override
    public void close() throws IOException {
        try (spool) {
            json.close();
        }
    }
}
