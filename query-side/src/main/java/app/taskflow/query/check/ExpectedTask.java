package app.taskflow.query.check;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import app.taskflow.events.task.TaskEvent;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A task while its events are gone through: the very document that the database should hold, without what it is found
 * by. Written a second time, on purpose: what the projection gets wrong must not be wrong here in the same way.
 */
final class ExpectedTask {

    private static final long TRASH_DAYS = 30;
    static final List<Priority> PRIORITIES =
            List.of(Priority.NONE, Priority.LOW, Priority.MEDIUM, Priority.HIGH, Priority.URGENT);
    private static final int WITHOUT_DUE_DAY = Integer.MAX_VALUE;

    private final BsonDocument fields = new BsonDocument();
    private long version;

    ExpectedTask(UserId owner, TaskId task) {
        fields.put("_id", new BsonBinary(task.value()));
        fields.put("owner", new BsonBinary(owner.value()));
        fields.put("shelf", new BsonInt32(0));
    }

    long version() {
        return version;
    }

    BsonDocument fields() {
        return fields;
    }

    /** When it leaves the trash for good; null if it is not there. */
    @Nullable
    Instant expires() {
        BsonValue expires = fields.get("expires");
        return expires == null
                ? null
                : Instant.ofEpochMilli(expires.asDateTime().getValue());
    }

    /**
     * @param sequence of the event among those of the task, from 0
     * @param ownerSequence of the event among those of the owner
     */
    void apply(TaskEvent event, long sequence, long ownerSequence, Instant at) {
        version = sequence + 1;
        fields.put("v", new BsonInt64(version));
        fields.put("changed", new BsonInt64(ownerSequence));
        fields.put("updated", date(at));
        switch (event) {
            case TaskEvent.Created created -> create(created);
            case TaskEvent.Retitled(String title) ->
                sorted("title", "titleMoved", ownerSequence, () -> text("title", title));
            case TaskEvent.Described(String description) -> text("description", description);
            case TaskEvent.Prioritized(Priority priority) ->
                sorted("priority", "priorityMoved", ownerSequence, () -> priority(priority));
            case TaskEvent.Rescheduled(Due due) -> sorted("dueDay", "dueMoved", ownerSequence, () -> due(due));
            case TaskEvent.Retagged(List<String> tags) -> tags(tags);
            case TaskEvent.Started() -> text("status", Status.IN_PROGRESS.name());
            case TaskEvent.Stopped() -> text("status", Status.TODO.name());
            case TaskEvent.Completed(Instant completedAt) -> {
                text("status", Status.DONE.name());
                moment("completed", completedAt);
            }
            case TaskEvent.Reopened(Status status) -> {
                text("status", status.name());
                moment("completed", null);
            }
            case TaskEvent.Archived(Instant archivedAt) -> moment("archived", archivedAt);
            case TaskEvent.Unarchived() -> moment("archived", null);
            case TaskEvent.Deleted(Instant deletedAt) -> delete(deletedAt);
            case TaskEvent.Restored() -> delete(null);
        }
        fields.put("shelf", new BsonInt32(fields.containsKey("deleted") ? 2 : fields.containsKey("archived") ? 1 : 0));
    }

    private void create(TaskEvent.Created created) {
        text("title", created.title());
        text("description", created.description());
        text("status", created.status().name());
        priority(created.priority());
        due(created.due());
        tags(created.tags());
        text("rank", created.rank());
        put(
                "parent",
                created.parentId() == null
                        ? null
                        : new BsonBinary(created.parentId().value()));
        if (created.due().date() != null) {
            text("recurrence", created.recurrence());
        }
        if (created.source() != null) {
            text("sourceSystem", created.source().system());
            text("sourceId", created.source().id());
        }
        moment("created", created.createdAt());
        moment("completed", created.completedAt());
    }

    /** Lists are sorted by that field: where it changes, it is noted by which event. */
    private void sorted(String field, String moved, long ownerSequence, Runnable change) {
        BsonValue before = fields.get(field);
        change.run();
        if (!Objects.equals(before, fields.get(field))) {
            fields.put(moved, new BsonInt64(ownerSequence));
        }
    }

    private void priority(Priority priority) {
        fields.put("priority", new BsonInt32(PRIORITIES.indexOf(priority)));
    }

    private void tags(List<String> tags) {
        fields.put("tags", new BsonArray(tags.stream().map(BsonString::new).toList()));
    }

    private void delete(@Nullable Instant deletedAt) {
        moment("deleted", deletedAt);
        moment("expires", deletedAt == null ? null : deletedAt.plusSeconds(TRASH_DAYS * 86_400));
    }

    private void due(Due due) {
        fields.remove("dueTime");
        fields.remove("zone");
        fields.remove("deadline");
        fields.remove("wallDeadline");
        if (due.time() != null) {
            fields.put(
                    "dueTime",
                    new BsonInt32(due.time().getHour() * 60 + due.time().getMinute()));
        }
        if (due.zone() != null) {
            text("zone", due.zone().getId());
        }
        if (due.date() == null) {
            fields.put("dueDay", new BsonInt32(WITHOUT_DUE_DAY));
            fields.remove("recurrence");
            return;
        }
        fields.put("dueDay", new BsonInt32((int) due.date().toEpochDay()));
        LocalDateTime end = due.time() == null
                ? due.date().plusDays(1).atStartOfDay()
                : due.date().atTime(due.time());
        if (due.zone() == null) {
            moment("wallDeadline", end.toInstant(ZoneOffset.UTC));
        } else {
            moment("deadline", end.atZone(due.zone()).toInstant());
        }
    }

    private void text(String field, @Nullable String value) {
        put(field, value == null ? null : new BsonString(value));
    }

    private void moment(String field, @Nullable Instant value) {
        put(field, value == null ? null : date(value));
    }

    private void put(String field, @Nullable BsonValue value) {
        if (value == null) {
            fields.remove(field);
        } else {
            fields.put(field, value);
        }
    }

    private static BsonDateTime date(Instant instant) {
        return new BsonDateTime(instant.toEpochMilli());
    }
}
