package app.taskflow.formats.trello;

import app.taskflow.formats.foreign.ForeignRows;
import app.taskflow.formats.json.JsonDocument;
import app.taskflow.formats.row.ReadOptions;
import app.taskflow.formats.row.Row;
import app.taskflow.formats.row.RowReader;
import app.taskflow.formats.row.Source;
import app.taskflow.formats.text.Spool;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Supplier;
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
    private final Deque<Supplier<JsonNode>> checklists = new ArrayDeque<>();
    private Iterator<JsonNode> items = Collections.emptyIterator();
    private Iterator<String> cardsLeft = Collections.emptyIterator();
    private boolean inCards;
    private boolean ended;
    private long number;
    private long line;
    private @Nullable String cardId;
    private @Nullable JsonNode card;

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
        while (true) {
            if (items.hasNext()) {
                return item(items.next());
            }
            Supplier<JsonNode> checklist = checklists.poll();
            if (checklist != null) {
                items = checklist.get().iterator();
            } else if (!ended) {
                Row row = advance();
                if (row != null) {
                    return row;
                }
            } else if (cardsLeft.hasNext()) {
                enter(json.line(), cardsLeft.next(), null);
            } else {
                return null;
            }
        }
    }

    private @Nullable Row advance() throws IOException {
        if (inCards) {
            inCards = json.nextItem();
            return inCards ? card(json.line(), json.value()) : null;
        }
        String name = json.nextName();
        if (name == null) {
            ended = true;
            cardsLeft = board.cardsLeft().iterator();
        } else if (name.equals("cards") && json.atArray()) {
            inCards = true;
        } else {
            json.skip();
        }
        return null;
    }

    private Row card(long at, JsonNode entered) throws IOException {
        if (!entered.isObject()) {
            throw json.unreadable("A card is no object");
        }
        String id = JsonDocument.text(entered, "id");
        for (JsonNode checklist : entered.path("checklists")) {
            checklists.add(() -> checklist.path("checkItems"));
        }
        enter(at, id, entered);
        return rows.withId(number, line, cards.task(entered), id, null, entered.toString());
    }

    /** A card, null if the file does not have it; its checklists come next, an item at a time. */
    private void enter(long at, @Nullable String id, @Nullable JsonNode entered) {
        number++;
        line = at;
        cardId = id;
        card = entered;
        checklists.addAll(board.takeChecklists(id));
    }

    private Row item(JsonNode item) {
        return rows.withId(
                number,
                line,
                cards.checkItem(item, card),
                JsonDocument.text(item, "id"),
                cardId,
                cardId + item.toString());
    }

    @Override
    public void close() throws IOException {
        try (spool) {
            json.close();
        }
    }
}
