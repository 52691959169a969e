package app.taskflow.query.past;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.wire.PublishedEvent;
import app.taskflow.log.Commit;
import app.taskflow.query.projection.repair.TaskEvents;
import app.taskflow.query.store.OwnerState;
import app.taskflow.query.store.PastState;
import app.taskflow.query.view.TaskView;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One owner's log while it is folded up to an instant, by the same function as the views. It goes on to the first
 * commit of a later time, even if one of an earlier time stands behind that: no commit took effect before those in
 * front of it. Where a commit cannot be applied it stops, as the views do.
 */
final class PastFold {

    private final OwnerState owner;
    private final TaskEvents events;
    private final Instant asOf;
    private final Map<TaskId, TaskView> tasks = new HashMap<>();
    private long through;
    private Instant latest = Instant.EPOCH;
    private boolean later;
    private boolean stuck;

    PastFold(OwnerState owner, TaskEvents events, Instant asOf) {
        this.owner = owner;
        this.events = events;
        this.asOf = asOf;
    }

    PastFold from(@Nullable PastState kept) {
        if (kept != null) {
            kept.tasks().forEach(task -> tasks.put(task.id(), task));
            through = kept.through();
            latest = kept.latest();
        }
        return this;
    }

    PastFold from(Past past) {
        tasks.putAll(past.byId());
        through = past.through();
        latest = past.latest();
        return this;
    }

    /**
     * Takes the commit behind what is folded.
     *
     * @return false if it is not of this past, nor anything behind it
     */
    boolean add(Commit commit) {
        if (later || stuck) {
            return false;
        }
        if (commit.at().isAfter(asOf)) {
            later = true;
            return false;
        }
        try {
            tasks.putAll(applied(commit));
        } catch (RuntimeException _) {
            // Whatever it is, the projection met it too, and has said it to the operators.
            stuck = true;
            return false;
        }
        through = commit.lastSequence();
        latest = commit.at().isAfter(latest) ? commit.at() : latest;
        return true;
    }

    private Map<TaskId, TaskView> applied(Commit commit) {
        Map<TaskId, TaskView> changed = new HashMap<>();
        for (PublishedEvent event : commit.published()) {
            if (events.concernsTask(event) && !owner.skips(event.ownerSequence())) {
                TaskId id = new TaskId(event.aggregateId());
                TaskView before = changed.getOrDefault(id, tasks.get(id));
                if (before != null || event.aggregateSequence() == 0 || !owner.skipsEventsOf(event.aggregateId())) {
                    changed.put(id, events.apply(before, event));
                }
            }
        }
        return changed;
    }

    long through() {
        return through;
    }

    /** Whether a state kept here is worth it, the one before being at that sequence: it costs as much as it has tasks. */
    boolean isFarFrom(long sequence, int interval) {
        return through - sequence >= Math.max(interval, tasks.size() / 2);
    }

    /** What is folded, as it can be kept; good until the fold goes on. */
    PastState state() {
        return new PastState(owner.owner(), through, latest, owner.skippedThrough(through), tasks.values());
    }

    /** What is folded; the fold must not go on. */
    Past past() {
        return new Past(tasks, through, latest, owner.skippedThrough(through), later);
    }
}
