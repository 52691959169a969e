package app.taskflow.query.history;

import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.PublishedEvent;
import app.taskflow.log.Commit;
import app.taskflow.log.EventLog;
import app.taskflow.query.cursor.CursorSeal;
import app.taskflow.query.projection.repair.TaskEvents;
import app.taskflow.query.view.TaskView;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a task's history from the log. What a field was before an event is known by folding the events before it, so a
 * page costs reading the task's events up to it; only the page is held.
 */
public final class HistoryReader {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryReader.class);
    private static final int COMMITS = 500;

    private final EventLog log;
    private final TaskEvents events;
    private final CursorSeal seal;

    public HistoryReader(EventLog log, TaskEvents events, CursorSeal seal) {
        this.log = log;
        this.events = events;
        this.seal = seal;
    }

    /**
     * A page of the history of one of the user's tasks.
     *
     * @throws app.taskflow.web.problem.ProblemException 400 if the cursor is not one of this user and task
     */
    public HistoryPage page(UserId user, HistoryQuery query) {
        String cursor = query.cursor();
        long end = cursor == null ? Long.MAX_VALUE : sequence(seal.open(user, query.list(), cursor));
        Fold fold = new Fold(user, query.task().value(), query.limit() + 1);
        long next = 0;
        List<Commit> commits;
        do {
            commits = log.readAggregate(fold.task, next, COMMITS);
            for (Commit commit : commits) {
                next = fold.add(commit, next, end);
            }
        } while (commits.size() == COMMITS && next < end);
        List<Told> told = new ArrayList<>(fold.told.reversed());
        boolean more = told.size() > query.limit();
        List<Told> shown = more ? told.subList(0, query.limit()) : told;
        return new HistoryPage(
                shown.stream().map(Told::entry).toList(),
                more ? seal.seal(user, query.list(), bytes(shown.getLast().sequence())) : null);
    }

    private static byte[] bytes(long sequence) {
        return ByteBuffer.allocate(Long.BYTES).putLong(sequence).array();
    }

    private static long sequence(byte[] place) {
        return ByteBuffer.wrap(place).getLong();
    }

    /** An entry, and the number of its event among those of the task. */
    private record Told(HistoryEntry entry, long sequence) {}

    /** The task while it is folded, and the last entries told of it. */
    private final class Fold {

        private final UserId user;
        private final UUID task;
        private final int kept;
        private final Deque<Told> told = new ArrayDeque<>();
        private @Nullable TaskView view;

        Fold(UserId user, UUID task, int kept) {
            this.user = user;
            this.task = task;
            this.kept = kept;
        }

        /** Tells the task's events in the commit from one sequence to before another; gives the sequence to go on at. */
        long add(Commit commit, long from, long end) {
            long next = from;
            for (PublishedEvent event : commit.published()) {
                boolean due = event.aggregateId().equals(task)
                        && event.owner().equals(user)
                        && event.aggregateSequence() >= next
                        && event.aggregateSequence() < end;
                if (due) {
                    tell(event);
                    next = event.aggregateSequence() + 1;
                }
            }
            return next;
        }

        private void tell(PublishedEvent event) {
            TaskView before = view;
            view = after(before, event);
            if (told.size() == kept) {
                told.removeFirst();
            }
            told.addLast(new Told(
                    new HistoryEntry(
                            event.id(),
                            event.ownerSequence(),
                            event.type().name(),
                            event.at(),
                            event.actor(),
                            event.requestId(),
                            view == null ? List.of() : FieldChanges.between(before, view)),
                    event.aggregateSequence()));
        }

        /** An event that cannot be applied is told all the same: it happened. */
        private @Nullable TaskView after(@Nullable TaskView before, PublishedEvent event) {
            try {
                return events.apply(before, event);
            } catch (RuntimeException e) {
                LOG.info("Event {} is told without its changes: {}", event.id(), e.toString());
                return before;
            }
        }
    }
}
