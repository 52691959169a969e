package app.taskflow.command.imports.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;

import app.taskflow.command.imports.row.RowMessage;
import app.taskflow.command.imports.row.RowMessage.Severity;
import app.taskflow.events.id.ImportId;
import app.taskflow.log.MongoErrors;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/**
 * What is to be said about rows, one document a step of the import that has something to say. A step says the same
 * whenever it is done, so it is written before the step's commit, and written over when the step is repeated.
 */
public final class RowMessages {

    private static final String ID = "_id";
    private static final String MESSAGES = "messages";

    /** Where a page begins: the step, and how many of its messages come before. */
    public record Place(long step, int index) {

        public static final Place START = new Place(0, 0);
    }

    /** A message and where it stands. */
    public record Placed(Place place, RowMessage message) {}

    private final MongoCollection<Document> steps;

    RowMessages(MongoDatabase database) {
        steps = database.getCollection("messages");
    }

    public void put(ImportId id, long step, List<RowMessage> messages) {
        if (messages.isEmpty()) {
            return;
        }
        String key = key(id, step);
        Document document = new Document(ID, key)
                .append(MESSAGES, messages.stream().map(RowMessages::write).toList());
        MongoErrors.reading(() -> steps.replaceOne(eq(ID, key), document, new ReplaceOptions().upsert(true)));
    }

    /**
     * @param from the first one wanted
     * @param steps how many steps are done; of those that may be under way nothing is told
     */
    public List<Placed> read(ImportId id, Place from, long steps, int limit) {
        return MongoErrors.reading(() -> {
            List<Placed> page = new ArrayList<>();
            FindIterable<Document> documents = this.steps
                    .find(and(gte(ID, key(id, from.step())), lt(ID, key(id, steps))))
                    .sort(ascending(ID))
                    .batchSize(4);
            try (MongoCursor<Document> cursor = documents.cursor()) {
                while (cursor.hasNext() && page.size() < limit) {
                    add(cursor.next(), from, limit, page);
                }
            }
            return page;
        });
    }

    private static void add(Document document, Place from, int limit, List<Placed> page) {
        String key = document.getString(ID);
        long step = Long.parseLong(key.substring(key.indexOf(':') + 1));
        List<Document> messages = document.getList(MESSAGES, Document.class);
        for (int i = step == from.step() ? from.index() : 0; i < messages.size() && page.size() < limit; i++) {
            page.add(new Placed(new Place(step, i), message(messages.get(i))));
        }
    }

    private static Document write(RowMessage message) {
        Document document = new Document("row", message.row())
                .append("line", message.line())
                .append("severity", message.severity().name())
                .append("code", message.code())
                .append("message", message.message());
        return message.field() == null ? document : document.append("field", message.field());
    }

    private static RowMessage message(Document document) {
        return new RowMessage(
                document.getLong("row"),
                document.getLong("line"),
                Severity.valueOf(document.getString("severity")),
                document.getString("code"),
                document.getString("message"),
                document.getString("field"));
    }

    private static String key(ImportId id, long step) {
        return "%s:%019d".formatted(id, step);
    }
}
