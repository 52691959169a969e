package app.taskflow.command.relay;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a partition is getting on, for operators: written by those who work on it, read by whoever asks. */
final class PartitionProgress {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionProgress.class);

    private final int partition;
    private long head;
    private long acknowledged;
    private long movedAt = System.nanoTime();
    private @Nullable String failure;

    PartitionProgress(int partition, long acknowledged) {
        this.partition = partition;
        this.head = acknowledged;
        this.acknowledged = acknowledged;
    }

    int partition() {
        return partition;
    }

    /** The log is known to reach to {@code n}. */
    synchronized void committed(long n) {
        if (lag() == 0) {
            movedAt = System.nanoTime();
        }
        head = Math.max(head, n);
    }

    /** Kafka has everything up to {@code n}. */
    synchronized void acknowledged(long n) {
        if (n > acknowledged) {
            acknowledged = n;
            head = Math.max(head, n);
            movedAt = System.nanoTime();
            if (failure != null) {
                LOG.info("Partition {} is published again, up to n {}", partition, n);
                failure = null;
            }
        }
    }

    /** The first failure is news; those that follow while nothing moves are its echo. */
    synchronized void failed(RuntimeException cause) {
        if (failure == null) {
            LOG.warn("Partition {} cannot be published after n {}, trying on", partition, acknowledged, cause);
        }
        failure = cause.toString();
    }

    synchronized long acknowledged() {
        return acknowledged;
    }

    /** How many commits wait, as far as this node knows. */
    synchronized long lag() {
        return head - acknowledged;
    }

    /** For how long commits have been waiting while none was published; zero where none waits. */
    synchronized Duration stalled() {
        return lag() == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - movedAt);
    }
}
