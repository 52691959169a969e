package app.taskflow.query.live;

import app.taskflow.events.id.TaskId;
import app.taskflow.query.http.TaskJson;
import app.taskflow.query.store.TaskDocument;
import app.taskflow.query.view.TaskView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The data of an event about a task.
 *
 * @param task the task as it is now, which may be later than the event; {@link Gone} if it is in the trash or no more
 */
record LiveEvent(long sequence, String type, Instant at, Object task) {

    record Gone(TaskId id, @Nullable Instant deletedAt) {}

    static LiveEvent of(long sequence, String type, Instant at, TaskId id, @Nullable TaskDocument found) {
        TaskView task = found == null ? null : found.view();
        return new LiveEvent(
                sequence,
                type,
                at,
                task == null || task.deletedAt() != null
                        ? new Gone(id, task == null ? null : task.deletedAt())
                        : TaskJson.of(task));
    }

    /** What a stream calls an event of the log: by what it means to the reader, all changes of fields being one thing. */
    static String nameOf(String type) {
        return switch (type) {
            case "task.created",
                    "task.completed",
                    "task.reopened",
                    "task.archived",
                    "task.unarchived",
                    "task.deleted",
                    "task.restored" -> type;
            default -> "task.updated";
        };
    }
}
