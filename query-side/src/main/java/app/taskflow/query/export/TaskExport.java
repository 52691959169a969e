package app.taskflow.query.export;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.formats.task.PortableTask;
import app.taskflow.formats.task.TaskWriter;
import app.taskflow.query.store.TaskDocument;
import app.taskflow.query.store.TaskField;
import app.taskflow.query.store.TaskStore;
import app.taskflow.query.store.Uuids;
import app.taskflow.query.view.Shelf;
import app.taskflow.query.view.TaskView;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks all of a user's tasks, the archived ones too and those in the trash not, a page in memory at a time, by the
 * index of last changes. A task that changes meanwhile moves behind the walk's place and so is met again rather than
 * missed. Each page is a query of its own: a cursor of the database would not outlive a slow reader.
 */
final class TaskExport {

    private static final int PAGE = 500;

    private final TaskStore store;

    TaskExport(TaskStore store) {
        this.store = store;
    }

    /** What a file is written to, asked for once the first page is there. */
    @FunctionalInterface
    interface Opening {
        TaskWriter open() throws IOException;
    }

    void write(UserId user, Opening opening) throws IOException {
        List<TaskDocument> page = page(user, 0);
        // Closed only at the end: where the views fail midway the file must not be finished as if it were complete.
        TaskWriter out = opening.open();
        while (!page.isEmpty()) {
            for (TaskDocument document : page) {
                if (document.view().shelf() != Shelf.TRASH) {
                    out.write(portable(document.view()));
                }
            }
            page = page.size() < PAGE ? List.of() : page(user, page.getLast().changed());
        }
        out.close();
    }

    private List<TaskDocument> page(UserId user, long after) {
        return store.collection()
                .find(and(eq(TaskField.OWNER, Uuids.bson(user.value())), gt(TaskField.CHANGED, after)))
                .projection(Projections.exclude(TaskField.TERMS, TaskField.TITLE_TERMS))
                .sort(Sorts.ascending(TaskField.CHANGED))
                .limit(PAGE)
                .batchSize(PAGE)
                .into(new ArrayList<>());
    }

    private static PortableTask portable(TaskView task) {
        return new PortableTask(
                task.id().toString(),
                text(task.parentId()),
                task.title(),
                task.description(),
                task.status(),
                task.priority(),
                task.due(),
                task.tags(),
                task.recurrence(),
                task.createdAt(),
                task.completedAt(),
                task.archivedAt());
    }

    private static @Nullable String text(@Nullable TaskId id) {
        return id == null ? null : id.toString();
    }
}
