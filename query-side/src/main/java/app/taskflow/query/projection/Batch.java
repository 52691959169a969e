package app.taskflow.query.projection;

import app.taskflow.events.wire.PublishedEvent;
import app.taskflow.query.store.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whole commits of some partitions, in the order of each, and how far they reach. */
final class Batch {

    private final List<PublishedEvent> events = new ArrayList<>();
    private final Map<Integer, Progress> progress = new HashMap<>();
    private final Map<Integer, Instant> latest = new HashMap<>();

    void add(List<PublishedEvent> commit) {
        events.addAll(commit);
        commit.forEach(event -> latest.put(event.position().partition(), event.at()));
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
