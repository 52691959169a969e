package app.taskflow.log.lease;

import java.time.Duration;

/** @param ttl how long a node that has died keeps its partitions; it tells the others that it lives four times in it */
public record LeaseOptions(Duration ttl) {

    public static final LeaseOptions DEFAULT = new LeaseOptions(Duration.ofSeconds(5));
}
