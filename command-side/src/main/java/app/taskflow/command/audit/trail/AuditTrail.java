package app.taskflow.command.audit.trail;

import app.taskflow.log.EventLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log as auditors ask for it. An owner's or an aggregate's events are found by index; for all else the log is
 * walked from the time that is asked for, a bounded way in one call. Memory does not grow with the log.
 */
public final class AuditTrail {

    /** How many commits one page looks at. */
    static final int SEARCHED = 50_000;

    private final EventLog log;

    public AuditTrail(EventLog log) {
        this.log = log;
    }

    /**
     * @param cursor of the page before, null for the first
     * @throws app.taskflow.web.problem.ProblemException 400 if the cursor is not one for this filter
     * @throws app.taskflow.log.failure.LogException if the log cannot be read
     */
    public TrailPage page(TrailFilter filter, int limit, @Nullable String cursor) {
        List<TrailEvent> found = new ArrayList<>();
        TrailPlace begin = begin(filter, cursor);
        TrailPlace end = new Walk(log, filter, begin, limit, SEARCHED, found::add).run(begin);
        return new TrailPage(found, end == null ? null : end.write(filter));
    }

    /**
     * Hands everything the log has now to {@code reader}, in the order of time.
     *
     * @throws app.taskflow.log.failure.LogException if the log cannot be read
     */
    public void all(TrailFilter filter, Consumer<TrailEvent> reader) {
        TrailPlace begin = begin(filter, null);
        var _ = new Walk(log, filter, begin, Long.MAX_VALUE, Long.MAX_VALUE, reader).run(begin);
    }

    private TrailPlace begin(TrailFilter filter, @Nullable String cursor) {
        List<Lane> lanes = Lane.of(filter, log);
        if (cursor != null) {
            return TrailPlace.read(cursor, filter, lanes.size());
        }
        Instant from = filter.from();
        return TrailPlace.between(lanes.stream()
                .map(lane -> from == null ? 0L : lane.before(log, from))
                .toList());
    }
}
