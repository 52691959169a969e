package app.taskflow.command.relay;

import app.taskflow.events.wire.EnvelopeWriter;
import app.taskflow.events.wire.PublishedEvent;
import app.taskflow.events.wire.Topics;
import app.taskflow.log.Commit;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Commits of one partition on their way to Kafka. What arrives there is a run of commits without a gap: only one request
 * is under way at a time, and at the first failure the producer is ended from its own I/O thread, before it could send
 * anything that comes after. Whoever goes on begins anew behind what was acknowledged.
 */
final class Publication implements AutoCloseable {

    private final SharedProducer shared;
    private final Producer<String, byte[]> producer;
    private final int partition;
    private final Signal progress;
    private final EnvelopeWriter envelopes = new EnvelopeWriter();
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile long acknowledged;
    private volatile @Nullable Exception failure;
    private volatile boolean closed;

    /** @param acknowledged the n behind which it begins */
    Publication(SharedProducer shared, int partition, long acknowledged, Signal progress) {
        this.shared = shared;
        this.producer = shared.current();
        this.partition = partition;
        this.acknowledged = acknowledged;
        this.progress = progress;
    }

    /** The n up to which Kafka has everything. */
    long acknowledged() {
        return acknowledged;
    }

    /** How many events are not acknowledged yet. */
    int underWay() {
        return underWay.get();
    }

    /** @throws PublicationFailedException if this or an earlier commit could not be sent; nothing after it was */
    void send(Commit commit) {
        for (PublishedEvent event : commit.published()) {
            send(event);
            requireIntact();
        }
    }

    private void send(PublishedEvent event) {
        underWay.incrementAndGet();
        if (closed) {
            underWay.decrementAndGet();
            failure = new IllegalStateException("the partition goes to another node");
            return;
        }
        try {
            Future<?> _ = producer.send(record(event), (_, e) -> completed(event, e));
        } catch (KafkaException | IllegalStateException e) {
            // Ended meanwhile, by a failure or because a partition went to another node.
            completed(event, e);
        }
    }

    void requireIntact() {
        Exception cause = failure;
        if (cause != null) {
            throw new PublicationFailedException(partition, acknowledged, cause);
        }
    }

    private ProducerRecord<String, byte[]> record(PublishedEvent event) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(
                Topics.EVENTS,
                partition,
                event.at().toEpochMilli(),
                event.owner().toString(),
                event.data());
        envelopes.write(event, message.headers()::add);
        return message;
    }

    /** On the producer's I/O thread, in the order of sending; on the sender's own if it could not even be queued. */
    private void completed(PublishedEvent event, @Nullable Exception exception) {
        underWay.decrementAndGet();
        if (exception != null) {
            if (failure == null) {
                failure = exception;
                shared.end(producer);
            }
            progress.raise();
        } else if (failure == null && event.isLastOfCommit()) {
            acknowledged = event.position().n();
            progress.raise();
        }
    }

    /**
     * Gives up what is under way; it may or may not have reached Kafka. Where nothing is, the other partitions do not
     * notice; who is about to send either sees that it is closed, or is seen.
     */
    @Override
    public void close() {
        closed = true;
        if (underWay.get() > 0) {
            shared.end(producer);
        }
    }
}
