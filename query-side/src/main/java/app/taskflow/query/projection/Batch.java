package app.taskflow.query.projection;

import app.taskflow.events.wire.PublishedEvent;
import app.taskflow.query.store.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whole commits of some partitions, in the order of each, and how far they reach. */
final class Batch {

    /** More than one call of a user makes, in a commit or in the time between two batches. */
    private static final int MANY = 100;

    /** Short of the two seconds that readers wait for what they have written. */
    private static final Duration SOON = Duration.ofMillis(1_500);

    private final List<PublishedEvent> events = new ArrayList<>();
    private final Map<Integer, Progress> progress = new HashMap<>();
    private final Map<Integer, Instant> latest = new HashMap<>();
    private int inLargeCommits;

    void add(List<PublishedEvent> commit) {
        inLargeCommits += commit.size() >= MANY ? commit.size() : 0;
        events.addAll(commit);
        commit.forEach(event -> latest.put(event.position().partition(), event.at()));
    }

    /**
     * Whether nobody waits for it: most of it is what imports wrote, and whoever shares a partition with them sees her
     * own changes soon all the same.
     */
    boolean canWait(Instant now) {
        return events.size() >= MANY
                && 2 * inLargeCommits > events.size()
                && latest.values().stream().noneMatch(at -> at.plus(SOON).isBefore(now));
    }

    /** By partition, when the last event was recorded. */
    Map<Integer, Instant> latest() {
        return latest;
    }

    void reached(int partition, long n, long offset) {
        progress.put(partition, new Progress(n, offset));
    }

    boolean isEmpty() {
        return progress.isEmpty();
    }

    List<PublishedEvent> events() {
        return events;
    }

    /** By partition, how far it is when the batch is in the views. */
    Map<Integer, Progress> progress() {
        return progress;
    }
}
