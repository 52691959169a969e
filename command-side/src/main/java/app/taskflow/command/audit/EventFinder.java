package app.taskflow.command.audit;

import app.taskflow.command.audit.trail.AuditTrail;
import app.taskflow.command.audit.trail.TrailEvent;
import app.taskflow.command.audit.trail.TrailFilter;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds an event by its id alone. The ids of events tell their time, and the log is ordered by time: an index that all
 * writes would pay for is not needed for the few who ask.
 */
final class EventFinder {

    /** Between the id and the commit lies what a command takes. */
    private static final Duration AROUND = Duration.ofMinutes(1);

    private static final int PAGE = 500;
    private static final int TIME_ORDERED = 7;
    /** RFC 9562, section 5.7: the milliseconds are the first 48 bits. */
    private static final int TIME_SHIFT = 16;

    private final AuditTrail trail;

    EventFinder(AuditTrail trail) {
        this.trail = trail;
    }

    /** @param owner to look among her events only; null to look everywhere */
    Optional<TrailEvent> find(EventId id, @Nullable UserId owner) {
        UUID uuid = id.value();
        if (uuid.version() != TIME_ORDERED) {
            return Optional.empty();
        }
        Instant made = Instant.ofEpochMilli(uuid.getMostSignificantBits() >>> TIME_SHIFT);
        TrailFilter around = new TrailFilter(owner, null, null, made.minus(AROUND), made.plus(AROUND), null, null);
        String cursor = null;
        do {
            var page = trail.page(around, PAGE, cursor);
            Optional<TrailEvent> found = page.events().stream()
                    .filter(event -> event.event().id().equals(id))
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
            cursor = page.nextCursor();
        } while (cursor != null);
        return Optional.empty();
    }
}
