package app.taskflow.command.relay;

import app.taskflow.log.Commit;
import app.taskflow.log.lease.Lease;
import app.taskflow.log.lease.StaleLeaseException;
import app.taskflow.web.background.Background;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes one partition while this node has the lease, on a thread of its own. After any failure it begins again
 * behind what Kafka has acknowledged, after a pause that grows; so it needs nobody's help when what was away is back.
 */
final class PartitionRelay {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionRelay.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    /** More than one request makes; to put as many into messages takes a processor for milliseconds. */
    private static final int MANY_EVENTS = 100;

    private final Lease lease;
    private final SharedProducer producer;
    private final RelayOptions options;
    private final Signal signal = new Signal();
    private final CommitSource source;
    private final Checkpoint checkpoint;
    private final PartitionProgress progress;
    private final Thread thread;
    private final Background background;

    private volatile boolean stopping;
    private volatile @Nullable Publication publication;

    PartitionRelay(
            Lease lease, CommitSource source, SharedProducer producer, RelayOptions options, Background background) {
        this.lease = lease;
        this.source = source;
        this.producer = producer;
        this.options = options;
        this.background = background;
        this.checkpoint = new Checkpoint(lease, options.checkpoint());
        this.progress = new PartitionProgress(lease.partition(), checkpoint.stored());
        this.thread = Thread.ofVirtual().name("relay-" + lease.partition()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    PartitionProgress progress() {
        return progress;
    }

    /** A commit that this node has just written. */
    void committed(Commit commit) {
        progress.committed(commit.position().n());
        source.offer(commit);
        signal.raise();
    }

    /** Another node may have written. */
    void look() {
        source.look();
        signal.raise();
    }

    /** Takes up nothing more; what is under way may arrive. */
    void stop() {
        stopping = true;
        signal.raise();
    }

    /** Returns when nothing of this partition can be sent any more. */
    void awaitStopped() throws InterruptedException {
        if (!thread.join(options.settle().multipliedBy(2))) {
            Publication running = publication;
            if (running != null) {
                running.close();
            }
            thread.join(options.settle());
        }
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        try {
            while (isOurs()) {
                long before = progress.acknowledged();
                try {
                    publish();
                } catch (StaleLeaseException e) {
                    LOG.info("Partition {} has gone to another node: {}", lease.partition(), e.getMessage());
                    return;
                } catch (RuntimeException e) {
                    // Whatever it is: were the thread to end, the lease would keep everybody else from publishing.
                    progress.failed(e);
                    pause = progress.acknowledged() > before ? FIRST_PAUSE : longer(pause);
                    rest(pause);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until the partition is no longer ours, or something fails. */
    private void publish() throws InterruptedException {
        try {
            source.startAfter(progress.acknowledged());
            while (isOurs()) {
                note();
                List<Commit> next = source.next();
                if (next.isEmpty()) {
                    signal.await(shorter(source.untilLook(), checkpoint.untilDue(progress.acknowledged())));
                }
                for (Commit commit : next) {
                    send(commit);
                }
            }
            settle();
        } finally {
            Publication ended = publication;
            if (ended != null) {
                ended.close();
            }
            publication = null;
        }
    }

    private void send(Commit commit) throws InterruptedException {
        progress.committed(commit.position().n());
        Publication open = open();
        while (open.underWay() >= options.window() && isOurs()) {
            signal.await(options.checkpoint());
            note();
        }
        if (!isOurs()) {
            return;
        }
        if (commit.events().size() < MANY_EVENTS) {
            open.send(commit);
        } else {
            background.call(() -> {
                open.send(commit);
                return commit;
            });
        }
    }

    private Publication open() {
        Publication open = publication;
        if (open == null) {
            open = new Publication(producer, lease.partition(), progress.acknowledged(), signal);
            publication = open;
        }
        return open;
    }

    private void note() {
        Publication open = publication;
        if (open != null) {
            open.requireIntact();
            progress.acknowledged(open.acknowledged());
            checkpoint.storeIfDue(open.acknowledged());
        }
    }

    /** Handing over: who comes next is spared what arrives now. A lease that is lost already is nobody's to wait for. */
    private void settle() throws InterruptedException {
        Publication open = publication;
        if (open == null) {
            return;
        }
        long deadline = System.nanoTime() + options.settle().toNanos();
        while (lease.isHeld() && open.underWay() > 0 && System.nanoTime() < deadline) {
            signal.await(Duration.ofMillis(20));
            open.requireIntact();
        }
        progress.acknowledged(open.acknowledged());
        checkpoint.store(open.acknowledged());
    }

    private void rest(Duration pause) throws InterruptedException {
        long until = System.nanoTime() + pause.toNanos();
        // A wake-up is no reason to hurry here, the end of the lease is.
        for (long left = pause.toNanos(); left > 0 && isOurs(); left = until - System.nanoTime()) {
            signal.await(Duration.ofNanos(left));
        }
    }

    private boolean isOurs() {
        return !stopping && lease.isHeld();
    }

    private Duration longer(Duration pause) {
        return shorter(pause.multipliedBy(2), options.retryAtMost());
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
