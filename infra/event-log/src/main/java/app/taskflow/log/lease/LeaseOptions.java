package app.taskflow.log.lease;

import java.time.Duration;

/**
 * How soon nodes notice each other.
 *
 * @param ttl for how long a node that has died keeps its partitions; one that lives says so four times in it
 */
public record LeaseOptions(Duration ttl) {

    public static final LeaseOptions DEFAULT = new LeaseOptions(Duration.ofSeconds(5));

    private static final int BEATS = 4;

    public LeaseOptions {
        if (ttl.toMillis() < 100) {
            throw new IllegalArgumentException("a ttl of at least 100 ms, not " + ttl);
        }
    }

    Duration beat() {
        return ttl.dividedBy(BEATS);
    }

    /** After which a node no longer trusts its own leases: early enough for clocks that run a third too slow. */
    Duration trust() {
        return ttl.minus(beat());
    }
}
