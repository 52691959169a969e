package app.taskflow.query.store;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Source;
import app.taskflow.events.task.Status;
import app.taskflow.query.view.Moved;
import app.taskflow.query.view.TaskView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.jspecify.annotations.Nullable;

/** One document while it is read; fields come in any order, and unknown ones (of a newer version) are passed over. */
final class TaskReading {

    private @Nullable TaskId id;
    private @Nullable UserId owner;
    private long version;
    private long changed;
    private String title = "";
    private @Nullable String description;
    private Status status = Status.TODO;
    private Priority priority = Priority.NONE;
    private List<String> tags = List.of();
    private @Nullable TaskId parent;
    private String rank = "";
    private @Nullable String recurrence;
    private @Nullable String sourceSystem;
    private @Nullable String sourceId;
    private Instant created = Instant.EPOCH;
    private Instant updated = Instant.EPOCH;
    private @Nullable Instant completed;
    private @Nullable Instant archived;
    private @Nullable Instant deleted;
    private @Nullable LocalDate dueDate;
    private @Nullable LocalTime dueTime;
    private @Nullable ZoneId zone;
    private long titleMoved;
    private long dueMoved;
    private long priorityMoved;
    private String titleKey = "";
    private List<String> titleTerms = List.of();
    private List<String> terms = List.of();

    TaskDocument read(BsonReader in) {
        in.readStartDocument();
        while (in.readBsonType() != BsonType.END_OF_DOCUMENT) {
            field(in.readName(), in);
        }
        in.readEndDocument();
        if (id == null || owner == null) {
            throw new IllegalStateException("a task document without " + (id == null ? "id" : "owner"));
        }
        return new TaskDocument(view(id, owner), changed, titleKey, titleTerms, terms);
    }

    private TaskView view(TaskId task, UserId user) {
        return new TaskView(
                task,
                user,
                version,
                title,
                description,
                status,
                priority,
                new Due(dueDate, dueTime, zone),
                tags,
                parent,
                rank,
                recurrence,
                created,
                updated,
                completed,
                archived,
                deleted,
                sourceSystem == null ? null : new Source(sourceSystem, sourceId),
                new Moved(titleMoved, dueMoved, priorityMoved));
    }

    private void field(String name, BsonReader in) {
        switch (name) {
            case TaskField.ID -> id = new TaskId(in.readBinaryData().asUuid());
            case TaskField.OWNER -> owner = new UserId(in.readBinaryData().asUuid());
            case TaskField.VERSION -> version = in.readInt64();
            case TaskField.CHANGED -> changed = in.readInt64();
            case TaskField.TITLE -> title = in.readString();
            case TaskField.DESCRIPTION -> description = in.readString();
            case TaskField.STATUS -> status = Status.valueOf(in.readString());
            case TaskField.PRIORITY -> priority = Codes.priority(in.readInt32());
            case TaskField.TAGS -> tags = strings(in);
            case TaskField.PARENT -> parent = new TaskId(in.readBinaryData().asUuid());
            case TaskField.RANK -> rank = in.readString();
            case TaskField.RECURRENCE -> recurrence = in.readString();
            case TaskField.SOURCE_SYSTEM -> sourceSystem = in.readString();
            case TaskField.SOURCE_ID -> sourceId = in.readString();
            case TaskField.CREATED -> created = instant(in);
            case TaskField.UPDATED -> updated = instant(in);
            case TaskField.COMPLETED -> completed = instant(in);
            case TaskField.ARCHIVED -> archived = instant(in);
            case TaskField.DELETED -> deleted = instant(in);
            case TaskField.DUE_DAY -> dueDate = dueDate(in.readInt32());
            case TaskField.DUE_TIME -> dueTime = LocalTime.ofSecondOfDay(in.readInt32() * 60L);
            case TaskField.ZONE -> zone = ZoneId.of(in.readString());
            case TaskField.TITLE_MOVED -> titleMoved = in.readInt64();
            case TaskField.DUE_MOVED -> dueMoved = in.readInt64();
            case TaskField.PRIORITY_MOVED -> priorityMoved = in.readInt64();
            case TaskField.TITLE_KEY -> titleKey = in.readString();
            case TaskField.TITLE_TERMS -> titleTerms = strings(in);
            case TaskField.TERMS -> terms = strings(in);
            default -> in.skipValue();
        }
    }

    private static @Nullable LocalDate dueDate(int day) {
        return day == TaskField.NO_DUE_DAY ? null : LocalDate.ofEpochDay(day);
    }

    private static Instant instant(BsonReader in) {
        return Instant.ofEpochMilli(in.readDateTime());
    }

    private static List<String> strings(BsonReader in) {
        List<String> strings = new ArrayList<>();
        in.readStartArray();
        while (in.readBsonType() != BsonType.END_OF_DOCUMENT) {
            strings.add(in.readString());
        }
        in.readEndArray();
        return strings;
    }
}
