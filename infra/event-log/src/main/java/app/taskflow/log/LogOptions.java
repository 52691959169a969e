package app.taskflow.log;

import java.time.Duration;

/**
 * How a node writes to the log.
 *
 * @param timeout after which a write that MongoDB does not answer has failed; half of it for the write itself, the
 *     rest to find out what became of it
 * @param batchCommits how many commits at the most are written together
 * @param batchBytes how many bytes of event data at the most are written together
 * @param ownersRemembered for how many owners of a partition the last sequence is kept in memory
 */
public record LogOptions(Duration timeout, int batchCommits, int batchBytes, int ownersRemembered) {

    public static final LogOptions DEFAULT = new LogOptions(Duration.ofSeconds(4), 512, 2 << 20, 4096);

    public LogOptions {
        if (timeout.toMillis() < 100 || batchCommits < 1 || batchBytes < 1 || ownersRemembered < 1) {
            throw new IllegalArgumentException("not usable: timeout %s, batch of %d commits and %d bytes, %d owners"
                    .formatted(timeout, batchCommits, batchBytes, ownersRemembered));
        }
    }
}
