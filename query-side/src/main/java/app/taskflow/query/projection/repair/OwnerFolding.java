package app.taskflow.query.projection.repair;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.wire.PublishedEvent;
import app.taskflow.log.Commit;
import app.taskflow.log.EventLog;
import app.taskflow.query.store.OwnerState;
import app.taskflow.query.store.TaskDocument;
import app.taskflow.query.store.TaskIndexing;
import app.taskflow.query.view.TaskView;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Folds some of one owner's commits, with care for everything that can have happened to her: skipped events, and views
 * that are missing or lag behind, which are made anew from the log.
 */
final class OwnerFolding {

    private final EventLog log;
    private final TaskEvents events;
    private final TaskIndexing indexing;
    private final OwnerState state;
    private final Map<TaskId, TaskDocument> stored;
    private final Map<TaskId, TaskDocument> changed = new HashMap<>();

    OwnerFolding(
            EventLog log,
            TaskEvents events,
            TaskIndexing indexing,
            OwnerState state,
            Map<TaskId, TaskDocument> stored) {
        this.log = log;
        this.events = events;
        this.indexing = indexing;
        this.state = state;
        this.stored = stored;
    }

    /** The documents of all tasks that the commits applied so far have changed. */
    Collection<TaskDocument> documents() {
        return changed.values();
    }

    /**
     * Applies a commit whole, or not at all.
     *
     * @throws EventFailedException if one of its events cannot be applied
     */
    void apply(Commit commit) {
        Map<TaskId, TaskDocument> byCommit = new HashMap<>();
        for (PublishedEvent event : commit.published()) {
            if (events.concernsTask(event) && !state.skips(event.ownerSequence())) {
                apply(event, byCommit);
            }
        }
        changed.putAll(byCommit);
    }

    private void apply(PublishedEvent event, Map<TaskId, TaskDocument> byCommit) {
        TaskId task = new TaskId(event.aggregateId());
        TaskDocument before = byCommit.getOrDefault(task, changed.getOrDefault(task, stored.get(task)));
        TaskView view = before == null ? null : before.view();
        if (view != null && view.version() > event.aggregateSequence()) {
            return;
        }
        if ((view == null ? 0 : view.version()) < event.aggregateSequence()) {
            view = fromLog(event);
        }
        if (view == null && event.aggregateSequence() > 0 && state.skipsEventsOf(event.aggregateId())) {
            return;
        }
        byCommit.put(task, document(view, event, before));
    }

    private TaskDocument document(@Nullable TaskView view, PublishedEvent event, @Nullable TaskDocument before) {
        try {
            return indexing.index(events.apply(view, event), event.ownerSequence(), before);
        } catch (RuntimeException e) {
            throw new EventFailedException(event, e);
        }
    }

    /** The view before an event, from all there is in the log about its task; null if nothing that counts is. */
    private @Nullable TaskView fromLog(PublishedEvent before) {
        UUID task = before.aggregateId();
        @Nullable TaskView view = null;
        for (Commit commit : log.readAggregate(task, 0)) {
            for (PublishedEvent event : commit.published()) {
                boolean counts = event.aggregateId().equals(task)
                        && event.ownerSequence() < before.ownerSequence()
                        && !state.skips(event.ownerSequence());
                if (counts && (view != null || event.aggregateSequence() == 0)) {
                    view = document(view, event, null).view();
                }
            }
        }
        return view;
    }
}
