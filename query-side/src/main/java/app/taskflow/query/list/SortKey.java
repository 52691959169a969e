package app.taskflow.query.list;

import app.taskflow.query.store.Codes;
import app.taskflow.query.store.TaskDocument;
import app.taskflow.query.store.TaskField;
import app.taskflow.query.view.Moved;
import app.taskflow.query.view.TaskView;
import java.time.Instant;
import java.time.LocalDate;
import org.bson.BsonDateTime;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** What a list can be sorted by. Ties are broken by the id, so that every order is total. */
public enum SortKey {
    RANK("rank", TaskField.RANK, null),
    CREATED_AT("createdAt", TaskField.CREATED, null),
    UPDATED_AT("updatedAt", TaskField.UPDATED, TaskField.CHANGED),
    DUE_DATE("dueDate", TaskField.DUE_DAY, TaskField.DUE_MOVED),
    PRIORITY("priority", TaskField.PRIORITY, TaskField.PRIORITY_MOVED),
    TITLE("title", TaskField.TITLE_KEY, TaskField.TITLE_MOVED),
    /** How well the task fits the search, and among equals the last update. */
    RELEVANCE("relevance", TaskField.UPDATED, TaskField.CHANGED);

    private final String wireName;
    private final String field;
    private final @Nullable String movedField;

    SortKey(String wireName, String field, @Nullable String movedField) {
        this.wireName = wireName;
        this.field = field;
        this.movedField = movedField;
    }

    public String wireName() {
        return wireName;
    }

    /** The indexed field. */
    String field() {
        return field;
    }

    /** The field with the sequence of the last event that changed the key, if one did; null where none ever does. */
    @Nullable
    String movedField() {
        return movedField;
    }

    /** A document's value of that field; 0 where it has none. */
    long moved(TaskDocument document) {
        Moved moved = document.view().moved();
        return switch (this) {
            case RANK, CREATED_AT -> 0;
            case UPDATED_AT, RELEVANCE -> document.changed();
            case DUE_DATE -> moved.byDueDate();
            case PRIORITY -> moved.byPriority();
            case TITLE -> moved.byTitle();
        };
    }

    /** A document's value of the field that is sorted by. */
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

    private static int day(@Nullable LocalDate date) {
        return date == null ? TaskField.NO_DUE_DAY : (int) date.toEpochDay();
    }
}
