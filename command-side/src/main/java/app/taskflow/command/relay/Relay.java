package app.taskflow.command.relay;

import app.taskflow.log.Commit;
import app.taskflow.log.EventLog;
import app.taskflow.log.lease.Lease;
import app.taskflow.log.lease.LeaseListener;
import app.taskflow.web.background.Background;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The partitions that this node publishes, as the leases come and go. */
final class Relay implements LeaseListener, AutoCloseable {

    private final EventLog log;
    private final SharedProducer producer;
    private final RelayOptions options;
    private final Background background = new Background("relay");
    private final AtomicReferenceArray<@Nullable PartitionRelay> held;

    Relay(EventLog log, SharedProducer producer, RelayOptions options) {
        this.log = log;
        this.producer = producer;
        this.options = options;
        this.held = new AtomicReferenceArray<>(log.partitioning().partitions());
    }

    @Override
    public void acquired(Lease lease) {
        CommitSource source = new CommitSource(log, lease.partition(), options);
        PartitionRelay relay = new PartitionRelay(lease, source, producer, options, background);
        held.set(lease.partition(), relay);
        relay.start();
    }

    @Override
    public void ending(Lease lease) {
        PartitionRelay relay = held.getAndSet(lease.partition(), null);
        if (relay == null) {
            return;
        }
        relay.stop();
        try {
            relay.awaitStopped();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether this node publishes the partition */
    boolean committed(Commit commit) {
        PartitionRelay relay = held.get(commit.position().partition());
        if (relay != null) {
            relay.committed(commit);
        }
        return relay != null;
    }

    /** Another node has written to the partition. */
    void look(int partition) {
        PartitionRelay relay = held.get(partition);
        if (relay != null) {
            relay.look();
        }
    }

    /** So that all partitions settle at the same time before they are handed over one by one. */
    void stopAll() {
        relays().forEach(PartitionRelay::stop);
    }

    /** When no partition is held any more. */
    @Override
    public void close() {
        producer.close();
    }

    /** Empty unless this node publishes the partition. */
    Optional<PartitionProgress> progress(int partition) {
        return Optional.ofNullable(held.get(partition)).map(PartitionRelay::progress);
    }

    List<PartitionProgress> progress() {
        return relays().stream().map(PartitionRelay::progress).toList();
    }

    private List<PartitionRelay> relays() {
        return IntStream.range(0, held.length())
                .mapToObj(held::get)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }
}
