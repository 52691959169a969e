package app.taskflow.log.lease;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells nodes that live from those that have died by what this node sees on its own clock: one whose beat has not
 * changed for the whole ttl is dead. No two clocks are ever compared; they only have to run about equally fast.
 */
final class Liveness {

    private record Seen(long beat, long since) {}

    private final long ttlNanos;
    private Map<String, Seen> seen = new HashMap<>();

    Liveness(Duration ttl) {
        this.ttlNanos = ttl.toNanos();
    }

    /** Those of the nodes that have died, as of now. */
    List<LeaseTable.Node> dead(List<LeaseTable.Node> nodes, long now) {
        Map<String, Seen> seenNow = new HashMap<>();
        List<LeaseTable.Node> dead = new ArrayList<>();
        for (LeaseTable.Node node : nodes) {
            Seen before = seen.get(node.session());
            Seen current = before != null && before.beat() == node.beat() ? before : new Seen(node.beat(), now);
            seenNow.put(node.session(), current);
            if (now - current.since() >= ttlNanos) {
                dead.add(node);
            }
        }
        seen = seenNow;
        return dead;
    }
}
