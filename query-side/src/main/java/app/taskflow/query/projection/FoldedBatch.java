package app.taskflow.query.projection;

import app.taskflow.events.id.UserId;
import app.taskflow.query.store.Progress;
import app.taskflow.query.store.TaskDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a batch makes of the views, before any of it is written. */
final class FoldedBatch {

    private final List<TaskDocument> documents = new ArrayList<>();
    private final Map<Integer, Map<UserId, Long>> reached = new HashMap<>();
    private final Map<UserId, Long> troubled = new HashMap<>();
    private final Set<UserId> erased = new HashSet<>();
    private final Map<Integer, Progress> progress;

    FoldedBatch(Map<Integer, Progress> progress) {
        this.progress = progress;
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

    Map<Integer, Progress> progress() {
        return progress;
    }
}
