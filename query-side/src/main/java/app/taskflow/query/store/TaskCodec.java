package app.taskflow.query.store;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.task.Due;
import app.taskflow.events.task.Source;
import app.taskflow.query.view.Deadline;
import app.taskflow.query.view.Moved;
import app.taskflow.query.view.TaskView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.jspecify.annotations.Nullable;

/** Writes and reads task documents without a tree in between: a projection does this tens of thousands of times a second. */
public final class TaskCodec implements Codec<TaskDocument> {

    @Override
    public Class<TaskDocument> getEncoderClass() {
        return TaskDocument.class;
    }

    @Override
    public void encode(BsonWriter out, TaskDocument document, EncoderContext context) {
        TaskView view = document.view();
        out.writeStartDocument();
        uuid(out, TaskField.ID, view.id().value());
        uuid(out, TaskField.OWNER, view.owner().value());
        out.writeInt64(TaskField.VERSION, view.version());
        out.writeInt64(TaskField.CHANGED, document.changed());
        out.writeInt32(TaskField.SHELF, Codes.of(view.shelf()));
        out.writeString(TaskField.TITLE, view.title());
        string(out, TaskField.DESCRIPTION, view.description());
        out.writeString(TaskField.STATUS, view.status().name());
        out.writeInt32(TaskField.PRIORITY, Codes.of(view.priority()));
        strings(out, TaskField.TAGS, view.tags());
        TaskId parent = view.parentId();
        if (parent != null) {
            uuid(out, TaskField.PARENT, parent.value());
        }
        out.writeString(TaskField.RANK, view.rank());
        string(out, TaskField.RECURRENCE, view.recurrence());
        source(out, view.source());
        instants(out, view);
        due(out, view.due());
        moved(out, view.moved());
        instant(out, TaskField.EXPIRES, document.expires());
        out.writeString(TaskField.TITLE_KEY, document.titleKey());
        strings(out, TaskField.TITLE_TERMS, document.titleTerms());
        strings(out, TaskField.TERMS, document.terms());
        out.writeEndDocument();
    }

    private static void source(BsonWriter out, @Nullable Source source) {
        if (source != null) {
            out.writeString(TaskField.SOURCE_SYSTEM, source.system());
            string(out, TaskField.SOURCE_ID, source.id());
        }
    }

    private static void instants(BsonWriter out, TaskView view) {
        instant(out, TaskField.CREATED, view.createdAt());
        instant(out, TaskField.UPDATED, view.updatedAt());
        instant(out, TaskField.COMPLETED, view.completedAt());
        instant(out, TaskField.ARCHIVED, view.archivedAt());
        instant(out, TaskField.DELETED, view.deletedAt());
    }

    private static void due(BsonWriter out, Due due) {
        LocalDate date = due.date();
        out.writeInt32(TaskField.DUE_DAY, date == null ? TaskField.NO_DUE_DAY : (int) date.toEpochDay());
        if (due.time() != null) {
            out.writeInt32(TaskField.DUE_TIME, due.time().toSecondOfDay() / 60);
        }
        string(out, TaskField.ZONE, due.zone() == null ? null : due.zone().getId());
        Deadline deadline = Deadline.of(due);
        if (deadline != null) {
            String field = due.zone() == null ? TaskField.WALL_DEADLINE : TaskField.DEADLINE;
            instant(out, field, deadline.instant(ZoneOffset.UTC));
        }
    }

    private static void moved(BsonWriter out, Moved moved) {
        sequence(out, TaskField.TITLE_MOVED, moved.byTitle());
        sequence(out, TaskField.DUE_MOVED, moved.byDueDate());
        sequence(out, TaskField.PRIORITY_MOVED, moved.byPriority());
    }

    private static void sequence(BsonWriter out, String field, long sequence) {
        if (sequence > 0) {
            out.writeInt64(field, sequence);
        }
    }

    private static void uuid(BsonWriter out, String field, UUID value) {
        out.writeName(field);
        out.writeBinaryData(Uuids.bson(value));
    }

    private static void string(BsonWriter out, String field, @Nullable String value) {
        if (value != null) {
            out.writeString(field, value);
        }
    }

    private static void instant(BsonWriter out, String field, @Nullable Instant value) {
        if (value != null) {
            out.writeDateTime(field, value.toEpochMilli());
        }
    }

    private static void strings(BsonWriter out, String field, List<String> values) {
        out.writeStartArray(field);
        values.forEach(out::writeString);
        out.writeEndArray();
    }

    @Override
    public TaskDocument decode(BsonReader in, DecoderContext context) {
        return new TaskReading().read(in);
    }
}
