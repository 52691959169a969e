package app.taskflow.command.audit.trail;

import app.taskflow.log.Commit;
import app.taskflow.log.EventLog;
import app.taskflow.log.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One way through the log, from a place on, until enough was found or searched. */
final class Walk {

    private final TrailFilter filter;
    private final Merge merge;
    private final Consumer<TrailEvent> reader;
    private long wanted;
    private long searchable;

    /**
     * @param wanted how many events to find at most
     * @param searchable how many commits to look at, at most
     */
    Walk(
            EventLog log,
            TrailFilter filter,
            TrailPlace begin,
            long wanted,
            long searchable,
            Consumer<TrailEvent> reader) {
        this.filter = filter;
        this.merge = new Merge(log, Lane.of(filter, log), begin.places());
        this.reader = reader;
        this.wanted = wanted;
        this.searchable = searchable;
    }

    /** @return where to go on, null at the end */
    @Nullable
    TrailPlace run(TrailPlace begin) {
        // What was begun is finished first: another lane may have got an earlier commit since.
        int lane = begin.lane() < 0 ? merge.next() : begin.lane();
        int skipped = begin.events();
        while (lane >= 0) {
            Commit commit = merge.peek(lane);
            if (commit == null || isBeyond(commit)) {
                return null;
            }
            if (searchable-- == 0) {
                return new TrailPlace(merge.places(), skipped == 0 ? TrailPlace.NONE : lane, skipped);
            }
            int stopped = filter.matches(commit)
                    ? take(commit, skipped)
                    : commit.events().size();
            if (stopped < commit.events().size()) {
                return new TrailPlace(merge.places(), stopped == 0 ? TrailPlace.NONE : lane, stopped);
            }
            merge.pass(lane);
            skipped = 0;
            lane = merge.next();
        }
        return null;
    }

    /** @return the index of the first event that is wanted no more, or how many there are */
    private int take(Commit commit, int skipped) {
        List<RecordedEvent> events = commit.events();
        for (int index = skipped; index < events.size(); index++) {
            RecordedEvent event = events.get(index);
            if (filter.matches(event)) {
                if (wanted == 0) {
                    return index;
                }
                reader.accept(new TrailEvent(commit, event));
                wanted--;
            }
        }
        return events.size();
    }

    /** The times of commits ascend but for the difference between clocks. */
    private boolean isBeyond(Commit commit) {
        Instant to = filter.to();
        return to != null && commit.at().isAfter(to.plus(EventLog.CLOCK_SKEW));
    }
}
