package app.taskflow.query.history;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.PublishedEvent;
import app.taskflow.log.Commit;
import app.taskflow.log.EventLog;
import app.taskflow.query.cursor.CursorSeal;
import app.taskflow.query.projection.repair.TaskEvents;
import app.taskflow.query.view.TaskView;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the history of all of a user's tasks from the log. A page costs reading its own stretch of the log, and all
 * events before it of those tasks on it that existed before.
 */
public final class OwnerHistoryReader {

    private static final Logger LOG = LoggerFactory.getLogger(OwnerHistoryReader.class);

    private final EventLog log;
    private final TaskEvents events;
    private final CursorSeal seal;

    public OwnerHistoryReader(EventLog log, TaskEvents events, CursorSeal seal) {
        this.log = log;
        this.events = events;
        this.seal = seal;
    }

    /**
     * A page of the history of the user's tasks.
     *
     * @throws app.taskflow.web.problem.ProblemException 400 if the cursor is not one of this user and these times
     */
    public OwnerHistoryPage page(UserId user, OwnerHistoryQuery query) {
        OwnerEvents own = new OwnerEvents(log, user);
        List<PublishedEvent> stretch =
                own.before(end(user, own, query), query.from(), query.limit() + 1, event -> isShown(query, event));
        List<PublishedEvent> passing =
                stretch.stream().filter(event -> isShown(query, event)).toList();
        boolean more = passing.size() > query.limit();
        List<PublishedEvent> shown = more ? passing.subList(passing.size() - query.limit(), passing.size()) : passing;
        return new OwnerHistoryPage(
                shown.isEmpty() ? List.of() : tell(shown, stretch).reversed(),
                more ? seal.seal(user, query.list(), bytes(shown.getFirst().ownerSequence())) : null);
    }

    private long end(UserId user, OwnerEvents own, OwnerHistoryQuery query) {
        if (query.cursor() != null) {
            return ByteBuffer.wrap(seal.open(user, query.list(), query.cursor()))
                    .getLong();
        }
        return query.to() == null ? log.lastSequence(user) + 1 : own.endOf(query.to());
    }

    private static byte[] bytes(long sequence) {
        return ByteBuffer.allocate(Long.BYTES).putLong(sequence).array();
    }

    private boolean isShown(OwnerHistoryQuery query, PublishedEvent event) {
        return events.concernsTask(event) && query.holds(event.at());
    }

    /** @param stretch all events from the first of those shown on, perhaps earlier ones too */
    private List<OwnerHistoryEntry> tell(List<PublishedEvent> shown, List<PublishedEvent> stretch) {
        long first = shown.getFirst().ownerSequence();
        long last = shown.getLast().ownerSequence();
        Set<Long> sequences = shown.stream().map(PublishedEvent::ownerSequence).collect(Collectors.toSet());
        Map<UUID, TaskView> views = before(first, shown);
        List<OwnerHistoryEntry> told = new ArrayList<>();
        for (PublishedEvent event : stretch) {
            if (event.ownerSequence() >= first && event.ownerSequence() <= last && events.concernsTask(event)) {
                TaskView before = views.get(event.aggregateId());
                TaskView after = apply(views, event);
                if (sequences.contains(event.ownerSequence())) {
                    told.add(entry(event, after == null ? List.of() : FieldChanges.between(before, after)));
                }
            }
        }
        return told;
    }

    /** The tasks of these events as they were before a sequence. Those that were created later were not. */
    private Map<UUID, TaskView> before(long sequence, List<PublishedEvent> shown) {
        Set<UUID> created = shown.stream()
                .filter(event -> event.aggregateSequence() == 0)
                .map(PublishedEvent::aggregateId)
                .collect(Collectors.toSet());
        Set<UUID> older = shown.stream()
                .map(PublishedEvent::aggregateId)
                .filter(task -> !created.contains(task))
                .collect(Collectors.toSet());
        Map<UUID, TaskView> views = new HashMap<>();
        for (Commit commit : log.readAggregates(older, 0)) {
            for (PublishedEvent event : commit.published()) {
                if (event.ownerSequence() < sequence && older.contains(event.aggregateId())) {
                    apply(views, event);
                }
            }
        }
        return views;
    }

    /** An event that cannot be applied changes nothing, but is told all the same: it happened. */
    private @Nullable TaskView apply(Map<UUID, TaskView> views, PublishedEvent event) {
        try {
            TaskView after = events.apply(views.get(event.aggregateId()), event);
            views.put(event.aggregateId(), after);
            return after;
        } catch (RuntimeException e) {
            LOG.info("Event {} is told without its changes: {}", event.id(), e.toString());
            return views.get(event.aggregateId());
        }
    }

    private static OwnerHistoryEntry entry(PublishedEvent event, List<FieldChange> changes) {
        return new OwnerHistoryEntry(
                event.id(),
                new TaskId(event.aggregateId()),
                event.ownerSequence(),
                event.type().name(),
                event.at(),
                event.actor(),
                event.requestId(),
                changes);
    }
}
