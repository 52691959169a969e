package app.taskflow.query.past;

import app.taskflow.events.id.TaskId;
import app.taskflow.query.view.TaskView;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An owner's tasks as they were at an instant, those in the trash included. Immutable. */
public final class Past {

    static final Past NOTHING = new Past(Map.of(), 0, Instant.EPOCH, List.of(), true);

    /** What a view costs beside its texts: objects, ids, instants and the entry of the map. */
    private static final long BYTES_A_VIEW = 450;

    private final Map<TaskId, TaskView> tasks;
    private final long through;
    private final Instant latest;
    private final List<Long> skipped;
    private final boolean complete;
    private final long bytes;

    /**
     * @param tasks not changed any more
     * @param through the sequence of the last event in it
     * @param latest the latest time of any of them
     * @param skipped the sequences of events that are left out
     * @param complete whether nothing can come to it any more, as later events are known to have come behind it
     */
    Past(Map<TaskId, TaskView> tasks, long through, Instant latest, List<Long> skipped, boolean complete) {
        this.tasks = tasks;
        this.through = through;
        this.latest = latest;
        this.skipped = List.copyOf(skipped);
        this.complete = complete;
        bytes = tasks.values().stream().mapToLong(Past::bytes).sum();
    }

    private static long bytes(TaskView task) {
        String description = task.description();
        return BYTES_A_VIEW + 2L * task.title().length() + (description == null ? 0 : 2L * description.length());
    }

    public Collection<TaskView> tasks() {
        return tasks.values();
    }

    public @Nullable TaskView task(TaskId id) {
        return tasks.get(id);
    }

    Map<TaskId, TaskView> byId() {
        return tasks;
    }

    long through() {
        return through;
    }

    Instant latest() {
        return latest;
    }

    List<Long> skipped() {
        return skipped;
    }

    boolean isComplete() {
        return complete;
    }

    /** About how much memory it takes. */
    long bytes() {
        return bytes;
    }
}
