package app.taskflow.query.check;

import static com.mongodb.client.model.Filters.eq;

import app.taskflow.events.catalogue.EventCodec;
import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.events.wire.PublishedEvent;
import app.taskflow.log.Commit;
import app.taskflow.log.EventLog;
import app.taskflow.log.PageSize;
import app.taskflow.query.check.Difference.Kind;
import app.taskflow.query.store.OwnerState;
import app.taskflow.query.store.OwnerStates;
import app.taskflow.query.store.TaskField;
import app.taskflow.query.store.TaskStore;
import app.taskflow.query.store.Uuids;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Compares one owner's views with what her log says, while she goes on writing: each view is compared with the task as
 * it was in that very version, and must not be older than the sequence that readers were told before it was read.
 */
public final class OwnerCheck {

    /**
     * What was found.
     *
     * @param tasks that were compared
     * @param events that were folded
     * @param differences empty where the views are right
     */
    public record Result(long tasks, long events, List<Difference> differences) {

        public boolean isRight() {
            return differences.isEmpty();
        }
    }

    private static final int EVENTS = 2_000;
    private static final int MOST_COMMITS = 500;

    private final EventLog log;
    private final OwnerStates owners;
    private final Clock clock;
    private final EventCodec codec = EventCodec.standard();

    public OwnerCheck(EventLog log, OwnerStates owners, Clock clock) {
        this.log = log;
        this.owners = owners;
        this.clock = clock;
    }

    public Result check(UserId owner, TaskStore views) {
        Fold fold = new Fold(owners.state(owner), !owners.erased(List.of(owner)).isEmpty());
        views.stored()
                .find(eq(TaskField.OWNER, Uuids.bson(owner.value())))
                .batchSize(1_000)
                .forEach(fold::stored);
        fold.readLog();
        fold.compareRest();
        return new Result(fold.compared, fold.events, fold.differences);
    }

    /** A view as it is stored, until its version comes by. */
    private static final class Stored {

        private final BsonDocument document;
        private boolean seen;

        Stored(BsonDocument document) {
            this.document = document;
        }

        long version() {
            return document.isInt64(TaskField.VERSION)
                    ? document.getInt64(TaskField.VERSION).getValue()
                    : -1;
        }
    }

    private final class Fold {

        private final OwnerState state;
        private final boolean erased;
        private final Map<TaskId, Stored> stored = new HashMap<>();
        private final Map<TaskId, ExpectedTask> expected = new HashMap<>();
        private final Map<TaskId, Long> told = new HashMap<>();
        private final List<Difference> differences = new ArrayList<>();
        private final Derived derived = new Derived();
        private long compared;
        private long events;

        Fold(OwnerState state, boolean erased) {
            this.state = state;
            this.erased = erased;
        }

        void stored(BsonDocument document) {
            stored.put(new TaskId(document.getBinary(TaskField.ID).asUuid()), new Stored(document));
        }

        void readLog() {
            PageSize pages = new PageSize(EVENTS, MOST_COMMITS);
            long next = 1;
            List<Commit> commits;
            do {
                commits = log.readOwner(state.owner(), next, pages.commits());
                pages.learn(commits);
                for (Commit commit : commits) {
                    next = commit.lastSequence() + 1;
                    if (state.block() != null && next - 1 > state.sequence()) {
                        return;
                    }
                    commit.published().forEach(this::event);
                }
            } while (!commits.isEmpty());
            if (state.sequence() > next - 1) {
                differences.add(
                        new Difference(state.owner(), null, Kind.SEQUENCE, state.sequence(), List.of("sequence")));
            }
        }

        private void event(PublishedEvent event) {
            events++;
            if (erased
                    || state.skips(event.ownerSequence())
                    || !event.type().name().startsWith("task.")) {
                return;
            }
            TaskId id = new TaskId(event.aggregateId());
            ExpectedTask task = expected.get(id);
            if (task == null && event.aggregateSequence() > 0) {
                // Its beginning was left out for good.
                return;
            }
            if (task == null) {
                task = new ExpectedTask(state.owner(), id);
                expected.put(id, task);
            }
            if (codec.decode(event.type(), event.data()) instanceof TaskEvent fact) {
                task.apply(fact, event.aggregateSequence(), event.ownerSequence(), event.at());
            }
            if (event.ownerSequence() <= state.sequence()) {
                told.put(id, task.version());
            }
            compare(id, task);
        }

        private void compare(TaskId id, ExpectedTask task) {
            Stored view = stored.get(id);
            if (view != null && view.version() == task.version()) {
                view.seen = true;
                compared++;
                Set<String> fields = derived.differences(view.document, task.fields());
                if (!fields.isEmpty()) {
                    differences.add(difference(id, Kind.CHANGED, view.version(), List.copyOf(fields)));
                }
            }
        }

        void compareRest() {
            stored.forEach((id, view) -> {
                if (!view.seen) {
                    differences.add(difference(id, Kind.UNEXPECTED, view.version(), List.of()));
                } else if (view.version() < told.getOrDefault(id, 0L)) {
                    differences.add(difference(id, Kind.BEHIND, view.version(), List.of()));
                }
            });
            told.forEach((id, version) -> {
                if (!stored.containsKey(id) && !isGone(expected.get(id))) {
                    differences.add(difference(id, Kind.MISSING, null, List.of()));
                }
            });
        }

        /** The database takes away what leaves the trash, in its own time. */
        private boolean isGone(@Nullable ExpectedTask task) {
            return task != null && task.expires() != null && !task.expires().isAfter(clock.instant());
        }

        private Difference difference(TaskId task, Kind kind, @Nullable Long found, List<String> fields) {
            return new Difference(state.owner(), task, kind, found, fields);
        }
    }
}
