package app.taskflow.query.history;

import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.PublishedEvent;
import app.taskflow.log.Commit;
import app.taskflow.log.EventLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads one owner's events backwards, as the log does not: some sequences at a time. */
final class OwnerEvents {

    private static final int STEP = 256;
    private static final int COMMITS = 16;

    private final EventLog log;
    private final UserId owner;

    OwnerEvents(EventLog log, UserId owner) {
        this.log = log;
        this.owner = owner;
    }

    /**
     * The sequence from which on everything is of a later time: found with some twenty reads, as times ascend but for
     * the difference between clocks.
     */
    long endOf(Instant to) {
        Instant safe = to.plus(EventLog.CLOCK_SKEW);
        long low = 1;
        long high = log.lastSequence(owner) + 1;
        while (low < high) {
            Commit middle = log.readOwner(owner, low + (high - low) / 2, 1).getFirst();
            if (middle.at().isAfter(safe)) {
                high = middle.first();
            } else {
                low = middle.lastSequence() + 1;
            }
        }
        return high;
    }

    /**
     * The owner's events before a sequence, in their order, back to where enough of them pass or none does any more.
     *
     * @param from the earliest time that may pass; null for any
     * @param enough how many
     */
    List<PublishedEvent> before(long end, @Nullable Instant from, int enough, Predicate<PublishedEvent> passes) {
        List<List<PublishedEvent>> stretches = new ArrayList<>();
        long passing = 0;
        boolean more = true;
        for (long high = end; high > 1 && more && passing < enough; ) {
            long low = Math.max(1, high - STEP);
            List<PublishedEvent> stretch = between(low, high);
            passing += stretch.stream().filter(passes).count();
            stretches.addFirst(stretch);
            more = from == null
                    || stretch.isEmpty()
                    || !stretch.getFirst().at().isBefore(from.minus(EventLog.CLOCK_SKEW));
            high = low;
        }
        return stretches.stream().flatMap(List::stream).toList();
    }

    private List<PublishedEvent> between(long low, long high) {
        List<PublishedEvent> events = new ArrayList<>();
        long next = low;
        List<Commit> commits;
        do {
            commits = next < high ? log.readOwner(owner, next, COMMITS) : List.of();
            for (Commit commit : commits) {
                commit.published().stream()
                        .filter(event -> event.ownerSequence() >= low && event.ownerSequence() < high)
                        .forEach(events::add);
                next = commit.lastSequence() + 1;
            }
        } while (!commits.isEmpty());
        return events;
    }
}
