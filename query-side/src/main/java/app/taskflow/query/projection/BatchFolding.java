package app.taskflow.query.projection;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.PublishedEvent;
import app.taskflow.query.projection.repair.TaskEvents;
import app.taskflow.query.store.TaskDocument;
import app.taskflow.query.store.TaskIndexing;
import app.taskflow.query.store.TaskStore;
import app.taskflow.query.view.TaskView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds a batch in memory, the fast way: what is as expected. An owner with whom anything is not is left out whole, and
 * looked at with care afterwards; the others do not notice.
 */
final class BatchFolding {

    private static final Logger LOG = LoggerFactory.getLogger(BatchFolding.class);

    private final TaskEvents events;
    private final TaskStore store;
    private final TaskIndexing indexing = new TaskIndexing();

    BatchFolding(TaskEvents events, TaskStore store) {
        this.events = events;
        this.store = store;
    }

    /**
     * @param blocked owners whose events are not to be applied
     * @param before the batch that came before, where it may not be written yet
     */
    FoldedBatch fold(Batch batch, Set<UserId> blocked, @Nullable FoldedBatch before) {
        Map<UserId, List<PublishedEvent>> byOwner = new LinkedHashMap<>();
        batch.events()
                .forEach(event -> byOwner.computeIfAbsent(event.owner(), _ -> new ArrayList<>())
                        .add(event));
        Map<TaskId, TaskDocument> stored = load(touched(batch.events()), before);
        FoldedBatch folded = new FoldedBatch(batch, store);
        byOwner.forEach((owner, ofOwner) -> {
            PublishedEvent last = ofOwner.getLast();
            if (ofOwner.stream().anyMatch(events::erasesOwner)) {
                folded.erased().add(owner);
            }
            @Nullable List<TaskDocument> documents = blocked.contains(owner) ? null : fold(ofOwner, stored);
            if (documents == null) {
                folded.troubled().put(owner, last.ownerSequence());
            } else {
                folded.documents().addAll(documents);
                folded.reached(last.position().partition(), owner, last.ownerSequence());
            }
        });
        return folded;
    }

    private Map<TaskId, TaskDocument> load(Set<TaskId> tasks, @Nullable FoldedBatch before) {
        Map<TaskId, TaskDocument> stored = store.load(tasks);
        if (before != null) {
            before.documentsOf(tasks, store)
                    .forEach((task, document) -> stored.merge(task, document, BatchFolding::later));
        }
        return stored;
    }

    private static TaskDocument later(TaskDocument one, TaskDocument other) {
        return one.view().version() > other.view().version() ? one : other;
    }

    /** Tasks whose views are needed: all but those whose first event is in the batch, before any other of theirs. */
    private Set<TaskId> touched(List<PublishedEvent> batch) {
        Set<TaskId> needed = new HashSet<>();
        Set<TaskId> created = new HashSet<>();
        for (PublishedEvent event : batch) {
            if (events.concernsTask(event)) {
                TaskId task = new TaskId(event.aggregateId());
                if (event.aggregateSequence() == 0) {
                    created.add(task);
                } else if (!created.contains(task)) {
                    needed.add(task);
                }
            }
        }
        return needed;
    }

    /** The documents of one owner's changed tasks; null if something is wrong with any of the events. */
    private @Nullable List<TaskDocument> fold(List<PublishedEvent> ofOwner, Map<TaskId, TaskDocument> stored) {
        Map<TaskId, TaskView> views = new LinkedHashMap<>();
        Map<TaskId, Long> changed = new HashMap<>();
        for (PublishedEvent event : ofOwner) {
            if (!events.concernsTask(event)) {
                continue;
            }
            if (!apply(event, views, stored)) {
                return null;
            }
            changed.put(new TaskId(event.aggregateId()), event.ownerSequence());
        }
        return index(views, changed, stored);
    }

    private boolean apply(PublishedEvent event, Map<TaskId, TaskView> views, Map<TaskId, TaskDocument> stored) {
        TaskId task = new TaskId(event.aggregateId());
        TaskDocument document = stored.get(task);
        TaskView view = views.getOrDefault(task, document == null ? null : document.view());
        long version = view == null ? 0 : view.version();
        if (event.aggregateSequence() < version) {
            return true;
        }
        if (event.aggregateSequence() > version) {
            LOG.info("The view of task {} has version {} before event {}", task, version, event.position());
            return false;
        }
        try {
            views.put(task, events.apply(view, event));
            return true;
        } catch (RuntimeException e) {
            LOG.warn("Event {} at {} cannot be applied", event.id(), event.position(), e);
            return false;
        }
    }

    /** @param changed the sequences of the tasks' last events in the batch; those of tasks without a new view are not used */
    private @Nullable List<TaskDocument> index(
            Map<TaskId, TaskView> views, Map<TaskId, Long> changed, Map<TaskId, TaskDocument> stored) {
        List<TaskDocument> documents = new ArrayList<>(views.size());
        try {
            views.forEach((task, view) ->
                    documents.add(indexing.index(view, Objects.requireNonNull(changed.get(task)), stored.get(task))));
            return documents;
        } catch (RuntimeException e) {
            LOG.warn(
                    "A task of {} cannot be indexed",
                    views.values().iterator().next().owner(),
                    e);
            return null;
        }
    }
}
