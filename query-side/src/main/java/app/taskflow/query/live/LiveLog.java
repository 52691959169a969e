package app.taskflow.query.live;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.PublishedEvent;
import app.taskflow.log.Commit;
import app.taskflow.log.EventLog;
import app.taskflow.query.projection.repair.TaskEvents;
import app.taskflow.query.store.TaskDocument;
import app.taskflow.query.store.TaskStore;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells streams what is in the log, by the owner's sequence: the numbers have no gap, so neither has what is told. */
final class LiveLog {

    private static final Logger LOG = LoggerFactory.getLogger(LiveLog.class);

    /** A commit may hold 500 tasks. */
    private static final int COMMITS = 8;

    private final EventLog log;
    private final TaskEvents events;
    private final TaskStore store;

    LiveLog(EventLog log, TaskEvents events, TaskStore store) {
        this.log = log;
        this.events = events;
        this.store = store;
    }

    /** The owner's last sequence in the log; 0 where there is none. */
    long last(UserId user) {
        return log.lastSequence(user);
    }

    /**
     * Writes some of what comes after a sequence and is in the views.
     *
     * @param upTo the sequence that the views have come to
     * @return the sequence up to which all was told
     */
    long tell(UserId user, long after, long upTo, EventStreamWriter out) throws IOException {
        long told = after;
        for (Commit commit : log.readOwner(user, after + 1, COMMITS)) {
            if (told >= upTo) {
                break;
            }
            long from = told;
            tell(
                    commit.published().stream()
                            .filter(event -> event.ownerSequence() > from && event.ownerSequence() <= upTo)
                            .toList(),
                    out);
            told = Math.min(upTo, commit.lastSequence());
        }
        out.flush();
        // An erased owner's views may be said to be further than her log.
        return told == after ? upTo : told;
    }

    private void tell(List<PublishedEvent> told, EventStreamWriter out) throws IOException {
        Map<TaskId, TaskDocument> tasks = store.load(told.stream()
                .filter(events::concernsTask)
                .map(event -> new TaskId(event.aggregateId()))
                .distinct()
                .toList());
        for (PublishedEvent event : told) {
            if (events.concernsTask(event)) {
                TaskId task = new TaskId(event.aggregateId());
                String name = LiveEvent.nameOf(event.type().name());
                out.event(
                        name,
                        event.ownerSequence(),
                        LiveEvent.of(event.ownerSequence(), name, event.at(), task, tasks.get(task)));
            } else if (ImportProgress.isToldOf(event)) {
                progress(event, out);
            }
        }
    }

    private static void progress(PublishedEvent event, EventStreamWriter out) throws IOException {
        ImportProgress progress;
        try {
            progress = ImportProgress.of(event);
        } catch (RuntimeException e) {
            // Of a newer program, perhaps; a hint only, and no reason to stop the stream for good.
            LOG.info("Event {} is not told", event.id(), e);
            return;
        }
        out.passing(ImportProgress.NAME, progress);
    }
}
