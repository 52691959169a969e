package app.taskflow.query.list;

import app.taskflow.query.store.Codes;
import app.taskflow.query.store.TaskDocument;
import app.taskflow.query.store.TaskField;
import app.taskflow.query.view.TaskView;
import java.time.Instant;
import java.time.LocalDate;
import org.bson.BsonDateTime;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/** What a list can be sorted by. Ties are broken by the id, so that every order is total. */
public enum SortKey {
    RANK("rank", TaskField.RANK),
    CREATED_AT("createdAt", TaskField.CREATED),
    UPDATED_AT("updatedAt", TaskField.UPDATED),
    DUE_DATE("dueDate", TaskField.DUE_DAY),
    PRIORITY("priority", TaskField.PRIORITY),
    TITLE("title", TaskField.TITLE_KEY),
    /** How well the task fits the search, and among equals the last update. */
    RELEVANCE("relevance", TaskField.UPDATED);

    private final String wireName;
    private final String field;

    SortKey(String wireName, String field) {
        this.wireName = wireName;
        this.field = field;
    }

    public String wireName() {
        return wireName;
    }

    /** The indexed field. */
    String field() {
        return field;
    }

    /** A document's value of that field. */
    BsonValue of(TaskDocument document) {
        TaskView view = document.view();
        return switch (this) {
            case RANK -> new BsonString(view.rank());
            case CREATED_AT -> instant(view.createdAt());
            case UPDATED_AT, RELEVANCE -> instant(view.updatedAt());
            case DUE_DATE -> new BsonInt32(day(view.due().date()));
            case PRIORITY -> new BsonInt32(Codes.of(view.priority()));
            case TITLE -> new BsonString(document.titleKey());
        };
    }

    private static BsonDateTime instant(Instant instant) {
        return new BsonDateTime(instant.toEpochMilli());
    }

    private static int day(@org.jspecify.annotations.Nullable LocalDate date) {
        return date == null ? TaskField.NO_DUE_DAY : (int) date.toEpochDay();
    }
}
