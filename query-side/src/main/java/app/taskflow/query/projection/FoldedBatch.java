package app.taskflow.query.projection;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.PublishedEvent;
import app.taskflow.query.store.Progress;
import app.taskflow.query.store.TaskDocument;
import app.taskflow.query.store.TaskStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a batch makes of the views, before any of it is written. */
@SuppressWarnings("ReferenceEquality") // Views are the same if they are the same object: there is one for each version.
final class FoldedBatch {

    private final List<TaskDocument> documents = new ArrayList<>();
    private final Map<Integer, Map<UserId, Long>> reached = new HashMap<>();
    private final Map<UserId, Long> troubled = new HashMap<>();
    private final Set<UserId> erased = new HashSet<>();
    private final Map<Integer, FoldedBatch> beside = new TreeMap<>();
    private final Batch batch;
    private final TaskStore store;

    /** @param store the views that it was made for */
    FoldedBatch(Batch batch, TaskStore store) {
        this.batch = batch;
        this.store = store;
    }

    /** The views that the documents are for. */
    TaskStore store() {
        return store;
    }

    /** The same events of all owners with whom nothing is wrong, by the versions of the views that are not shown. */
    Map<Integer, FoldedBatch> beside() {
        return beside;
    }

    /** Whether all that it does is to write documents, and to say so. */
    boolean isPlain() {
        return troubled.isEmpty()
                && erased.isEmpty()
                && beside.values().stream().allMatch(FoldedBatch::isPlain);
    }

    /** The new documents of those of the tasks that it changes, if they are for those views. */
    Map<TaskId, TaskDocument> documentsOf(Set<TaskId> tasks, TaskStore views) {
        Map<TaskId, TaskDocument> found = new HashMap<>();
        if (store == views) {
            documents.stream()
                    .filter(document -> tasks.contains(document.view().id()))
                    .forEach(document -> found.put(document.view().id(), document));
        }
        beside.values().forEach(other -> found.putAll(other.documentsOf(tasks, views)));
        return found;
    }

    /** The events of the owners with whom nothing is wrong. */
    Batch untroubled() {
        Batch rest = new Batch();
        rest.add(batch.events().stream()
                .filter(event -> !troubled.containsKey(event.owner()))
                .toList());
        return rest;
    }

    /** The sequence of the owner's first event in the batch. */
    long first(UserId owner) {
        return batch.events().stream()
                .filter(event -> event.owner().equals(owner))
                .mapToLong(PublishedEvent::ownerSequence)
                .min()
                .orElseThrow();
    }

    /** The new documents of all tasks that changed. */
    List<TaskDocument> documents() {
        return documents;
    }

    /** By partition, the sequences that owners' views have when the documents are written. */
    Map<Integer, Map<UserId, Long>> reached() {
        return reached;
    }

    void reached(int partition, UserId owner, long sequence) {
        reached.computeIfAbsent(partition, _ -> new HashMap<>()).put(owner, sequence);
    }

    /** Owners whose erasure is in the batch. */
    Set<UserId> erased() {
        return erased;
    }

    /** All owners of whom there are events in the batch, and the last of each. */
    Map<UserId, Long> last() {
        Map<UserId, Long> last = new HashMap<>(troubled);
        reached.values().forEach(last::putAll);
        return last;
    }

    /** Owners with whom something is wrong, and the last event of each in the batch; none of it is in the documents. */
    Map<UserId, Long> troubled() {
        return troubled;
    }

    /** By partition, when the last event was recorded. */
    Map<Integer, Instant> latest() {
        return batch.latest();
    }

    Map<Integer, Progress> progress() {
        return batch.progress();
    }
}
