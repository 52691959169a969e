package app.taskflow.query.http;

import app.taskflow.events.id.TaskId;
import app.taskflow.query.cache.Question;
import app.taskflow.query.list.Choice;
import app.taskflow.query.store.TaskDocument;
import app.taskflow.query.view.Shelf;
import app.taskflow.query.view.TaskView;
import java.time.Instant;

/** One task, by its id. */
record TaskQuery(TaskId task, Choice deleted) implements Question {

    /** @param now decides what has left the trash: the database sweeps in its own time, readers see it gone at once */
    boolean shows(TaskView view, Instant now) {
        Instant expires = TaskDocument.expires(view);
        boolean inTrash = view.shelf() == Shelf.TRASH;
        return (expires == null || expires.isAfter(now))
                && switch (deleted) {
                    case ANY -> true;
                    case ONLY -> inTrash;
                    case NONE -> !inTrash;
                };
    }

    @Override
    public String canonical() {
        return "task|" + deleted + "|" + task;
    }

    /** A task leaves the trash in the end. */
    @Override
    public boolean dependsOnTime() {
        return deleted != Choice.NONE;
    }
}
