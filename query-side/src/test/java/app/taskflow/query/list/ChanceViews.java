package app.taskflow.query.list;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.query.Sample;
import app.taskflow.query.store.OwnerStates;
import app.taskflow.query.store.TaskDocument;
import app.taskflow.query.store.TaskIndexing;
import app.taskflow.query.store.TaskStore;
import app.taskflow.query.view.TaskFold;
import app.taskflow.query.view.TaskView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One owner's views while events come by chance, written as a projection writes them: the documents of a batch in any
 * order, and when all are there, how far the owner has come.
 */
final class ChanceViews {

    private final Random random;
    private final Sample sample;
    private final UserId owner;
    private final TaskStore store;
    private final OwnerStates owners;
    private final TaskIndexing indexing = new TaskIndexing();
    private final Map<TaskId, TaskDocument> folded = new LinkedHashMap<>();
    private final Map<TaskId, TaskDocument> shown = new HashMap<>();
    private final List<TaskDocument> waiting = new ArrayList<>();
    private long sequence;
    private long told;

    ChanceViews(Random random, Sample sample, UserId owner, TaskStore store, OwnerStates owners) {
        this.random = random;
        this.sample = sample;
        this.owner = owner;
        this.store = store;
        this.owners = owners;
    }

    /** So many tasks that were there before. */
    void begin(int count) {
        store.createIndexes();
        Stream.generate(this::created).limit(count).forEach(document -> folded.put(id(document), document));
        shown.putAll(folded);
        store.write(shown.values());
        tell();
    }

    Instant now() {
        return sample.now();
    }

    /** The sequence that readers are told of. */
    long told() {
        return told;
    }

    /** What is in the views. */
    Collection<TaskView> shown() {
        return shown.values().stream().map(TaskDocument::view).toList();
    }

    long changed(TaskId task) {
        return Objects.requireNonNull(shown.get(task)).changed();
    }

    /**
     * Folds a batch, or writes one document of the last one, or tells readers of it.
     *
     * @param written is told of every view that is written, and of the one that was there, if any
     */
    void step(BiConsumer<@Nullable TaskView, TaskView> written) {
        if (!waiting.isEmpty()) {
            TaskDocument document = waiting.remove(random.nextInt(waiting.size()));
            store.write(List.of(document));
            TaskDocument before = shown.put(id(document), document);
            written.accept(before == null ? null : before.view(), document.view());
        } else if (told < sequence) {
            tell();
        } else {
            Map<TaskId, TaskDocument> batch = new HashMap<>();
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                TaskDocument document = random.nextInt(4) == 0 ? created() : changed();
                folded.put(id(document), document);
                batch.put(id(document), document);
            }
            waiting.addAll(batch.values());
        }
    }

    private void tell() {
        told = sequence;
        owners.advance(Map.of(0, Map.of(owner, told)));
    }

    private TaskDocument created() {
        return indexing.index(sample.task(owner), ++sequence, null);
    }

    /** By an event whose time is by a clock that goes back too. */
    private TaskDocument changed() {
        TaskDocument before = sample.pick(List.copyOf(folded.values()));
        TaskView view = before.view();
        var recorded = new TaskFold.Recorded(
                view.id(), owner, view.version(), ++sequence, sample.task(owner).updatedAt());
        return indexing.index(TaskFold.apply(view, recorded, event()), sequence, before);
    }

    private TaskEvent event() {
        TaskView other = sample.task(owner);
        return switch (random.nextInt(10)) {
            case 0, 1 -> new TaskEvent.Retitled(other.title());
            case 2, 3 -> new TaskEvent.Prioritized(sample.pick(List.of(Priority.values())));
            case 4, 5 -> new TaskEvent.Rescheduled(random.nextInt(4) == 0 ? Due.NONE : other.due());
            case 6 -> new TaskEvent.Described(other.description());
            case 7 -> new TaskEvent.Reopened(sample.pick(List.of(Status.TODO, Status.IN_PROGRESS)));
            case 8 -> random.nextBoolean() ? new TaskEvent.Archived(now()) : new TaskEvent.Unarchived();
            default -> random.nextBoolean() ? new TaskEvent.Deleted(now()) : new TaskEvent.Restored();
        };
    }

    private static TaskId id(TaskDocument document) {
        return document.view().id();
    }
}
