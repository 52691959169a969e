package app.taskflow.query.projection;

import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.EnvelopeReader;
import app.taskflow.events.wire.MalformedEnvelopeException;
import app.taskflow.events.wire.Topics;
import app.taskflow.log.Commit;
import app.taskflow.log.EventLog;
import app.taskflow.query.freshness.RevisionPublisher;
import app.taskflow.query.store.Checkpoint;
import app.taskflow.query.store.Checkpoints;
import app.taskflow.query.store.LiveVersions;
import app.taskflow.query.store.OwnerStates;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions that one consumer holds. A partition that was assigned is paused until its checkpoint has been read
 * and the consumer stands there; the same after a failure. For the consumer's thread.
 */
final class Lanes implements ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    private final Consumer<byte[], byte[]> consumer;
    private final EventLog log;
    private final Checkpoints checkpoints;
    private final OwnerStates owners;
    private final LiveVersions versions;
    private final RevisionPublisher revisions;
    private Runnable settle = () -> {};
    private final EnvelopeReader envelopes = new EnvelopeReader();
    private final Map<TopicPartition, Lane> open = new HashMap<>();
    private final Set<TopicPartition> closed = new HashSet<>();
    /** Also used by whoever applies batches, on another thread. */
    private final Set<UserId> blocked = ConcurrentHashMap.newKeySet();

    private final Map<TopicPartition, Stall> stalls = new HashMap<>();

    /** Where a lane stood and what the log had when they were last compared. */
    private record Stall(long n, long head) {}

    Lanes(
            Consumer<byte[], byte[]> consumer,
            EventLog log,
            Checkpoints checkpoints,
            OwnerStates owners,
            LiveVersions versions,
            RevisionPublisher revisions) {
        this.consumer = consumer;
        this.log = log;
        this.checkpoints = checkpoints;
        this.owners = owners;
        this.versions = versions;
        this.revisions = revisions;
    }

    /** @param settled waits until all that was collected is applied, before anything about that is said or given away */
    void beforeChanges(Runnable settled) {
        settle = settled;
    }

    /** The owners whose events are passed over; whoever applies batches keeps it up to date. */
    Set<UserId> blocked() {
        return blocked;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        close(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        settle.run();
        partitions.forEach(this::drop);
    }

    private void drop(TopicPartition partition) {
        closed.remove(partition);
        open.remove(partition);
        stalls.remove(partition);
        revisions.release(partition.partition());
    }

    /** Forgets where the lanes stood: what was read and not applied is read again, from the checkpoints. */
    void closeAll() {
        close(Set.copyOf(open.keySet()));
    }

    private void close(Collection<TopicPartition> partitions) {
        consumer.pause(partitions);
        partitions.forEach(open::remove);
        partitions.forEach(stalls::remove);
        closed.addAll(partitions);
    }

    /** Opens what is closed. */
    void openAll() {
        if (!closed.isEmpty()) {
            versions.refresh();
        }
        for (TopicPartition partition : Set.copyOf(closed)) {
            Checkpoint checkpoint = checkpoints.takeOver(partition.partition());
            blocked.addAll(owners.blocked(partition.partition()));
            if (checkpoint.n() == 0) {
                consumer.seekToBeginning(Set.of(partition));
            } else {
                consumer.seek(partition, checkpoint.offset());
            }
            revisions.hold(partition.partition(), checkpoint.generation());
            open.put(partition, new Lane(checkpoint));
            closed.remove(partition);
            consumer.resume(Set.of(partition));
        }
    }

    /** Says for each partition which versions of the views its batches go into from now on, where that has changed. */
    void acknowledge() {
        Set<Integer> fed = versions.current().fed();
        open.forEach((partition, lane) -> {
            if (lane.acknowledges(fed)) {
                settle.run();
                checkpoints.acknowledge(partition.partition(), lane.generation(), fed);
            }
        });
    }

    /** Whether there is work that Kafka need not be waited for. */
    boolean areMissingCommits() {
        return open.values().stream().anyMatch(Lane::isMissingCommits);
    }

    /** Puts records together to a batch, and what is missing between them. */
    Batch collect(ConsumerRecords<byte[], byte[]> records) {
        Batch batch = new Batch();
        for (TopicPartition partition : records.partitions()) {
            Lane lane = open.get(partition);
            if (lane != null) {
                take(partition, lane, records.records(partition), batch);
            }
        }
        open.forEach((partition, lane) -> fill(partition, lane, batch));
        return batch;
    }

    private void take(TopicPartition partition, Lane lane, List<ConsumerRecord<byte[], byte[]>> records, Batch batch) {
        for (ConsumerRecord<byte[], byte[]> message : records) {
            if (!take(lane, message, batch)) {
                consumer.seek(partition, message.offset());
                consumer.pause(Set.of(partition));
                return;
            }
        }
    }

    private boolean take(Lane lane, ConsumerRecord<byte[], byte[]> message, Batch batch) {
        try {
            return lane.take(EventConsumer.read(message, envelopes), message.offset(), batch);
        } catch (MalformedEnvelopeException e) {
            // Were it one of ours, its number would be missing at the next one, and the log would give the event.
            LOG.warn(
                    "{}-{}@{} is no event and is passed over", Topics.EVENTS, message.partition(), message.offset(), e);
            return true;
        }
    }

    private void fill(TopicPartition partition, Lane lane, Batch batch) {
        if (!lane.isMissingCommits()) {
            return;
        }
        List<Commit> commits = log.readPartition(partition.partition(), lane.n(), lane.pageSize());
        lane.take(commits, batch);
        if (!lane.isMissingCommits()) {
            LOG.info("{}: commits up to {} came from the log", partition, lane.n());
            consumer.resume(Set.of(partition));
        } else if (commits.isEmpty()) {
            throw new MissingCommitsException(partition.partition(), lane.n());
        }
    }

    /** Has lanes read from the log that have stood still since the last call although it had more then. */
    void checkForStalls() {
        open.forEach((partition, lane) -> {
            Stall before = stalls.put(partition, new Stall(lane.n(), log.head(partition.partition())));
            if (before != null && before.n() == lane.n() && before.head() > lane.n() && !lane.isMissingCommits()) {
                LOG.warn("{}: nothing came from Kafka behind commit {}", partition, lane.n());
                lane.miss(before.head());
                consumer.pause(Set.of(partition));
            }
        });
    }
}
