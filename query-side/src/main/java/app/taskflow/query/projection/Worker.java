package app.taskflow.query.projection;

import app.taskflow.events.wire.Topics;
import app.taskflow.log.failure.LogException;
import app.taskflow.web.background.Background;
import com.mongodb.MongoException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Consumes and applies until it is stopped. Whatever fails is tried again after a pause, from the checkpoints: there is
 * one way to begin, and it is the way to go on. Nothing is ever passed over because something else is away.
 */
final class Worker implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration CLOSING = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final Supplier<KafkaConsumer<byte[], byte[]>> consumers;
    private final Function<KafkaConsumer<byte[], byte[]>, Lanes> lanesOf;
    private final VersionedFolding fold;
    private final Function<Lanes, List<Step>> stepsOf;
    private final ProjectionSettings settings;
    private final Background background = new Background("projection");
    private volatile boolean stopped;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> present;
    private Duration pause = FIRST_PAUSE;
    private long retryAt = System.nanoTime();
    private long nextStallCheck = System.nanoTime();
    private @Nullable RuntimeException failure;

    Worker(
            Supplier<KafkaConsumer<byte[], byte[]>> consumers,
            Function<KafkaConsumer<byte[], byte[]>, Lanes> lanesOf,
            VersionedFolding fold,
            Function<Lanes, List<Step>> stepsOf,
            ProjectionSettings settings) {
        this.consumers = consumers;
        this.lanesOf = lanesOf;
        this.fold = fold;
        this.stepsOf = stepsOf;
        this.settings = settings;
    }

    /** Has the worker leave its group and end, after the batch it is at. */
    void stop() {
        stopped = true;
        KafkaConsumer<byte[], byte[]> consumer = present;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                KafkaConsumer<byte[], byte[]> consumer = consumers.get();
                present = consumer;
                consumeAndClose(consumer);
            } catch (WakeupException _) {
                // stop() was called
            } catch (KafkaException e) {
                LOG.warn("Kafka: {}; beginning anew", e.toString());
                pauseAlone();
            } finally {
                present = null;
            }
        }
    }

    private void consumeAndClose(KafkaConsumer<byte[], byte[]> consumer) {
        try {
            consume(consumer);
        } finally {
            consumer.close(CloseOptions.timeout(CLOSING));
        }
    }

    private void consume(KafkaConsumer<byte[], byte[]> consumer) {
        Lanes lanes = lanesOf.apply(consumer);
        String name = Thread.currentThread().getName() + "-applier";
        failure = null;
        try (Applier applier = new Applier(stepsOf.apply(lanes), name, () -> pause = FIRST_PAUSE)) {
            lanes.beforeChanges(() -> settle(applier));
            while (!stopped && consumer.partitionsFor(Topics.EVENTS).isEmpty()) {
                pauseAlone();
            }
            consumer.subscribe(List.of(Topics.EVENTS), lanes);
            while (!stopped) {
                turn(consumer, lanes, applier);
            }
        }
    }

    private void turn(KafkaConsumer<byte[], byte[]> consumer, Lanes lanes, Applier applier) {
        try {
            boolean waiting = System.nanoTime() - retryAt < 0;
            if (!waiting) {
                lanes.openAll();
                lanes.acknowledge();
            }
            ConsumerRecords<byte[], byte[]> records = consumer.poll(patience(waiting, lanes));
            applier.settleIfDone();
            throwFailure();
            Batch batch = lanes.collect(records);
            if (!batch.isEmpty()) {
                apply(batch, lanes, applier);
            }
            if (System.nanoTime() - nextStallCheck >= 0) {
                nextStallCheck = System.nanoTime() + settings.stallCheck().toNanos();
                lanes.checkForStalls();
            }
        } catch (KafkaException e) {
            throw e;
        } catch (MongoException | LogException | MissingCommitsException e) {
            LOG.warn("The projection goes on in {} ms from its checkpoints: {}", pause.toMillis(), e.toString());
            beginAnew(lanes, applier);
        } catch (RuntimeException e) {
            // Nobody else would notice that a thread has ended.
            LOG.error("The projection goes on in {} ms from its checkpoints", pause.toMillis(), e);
            beginAnew(lanes, applier);
        }
    }

    private void apply(Batch batch, Lanes lanes, Applier applier) {
        boolean canWait = batch.canWait(Instant.now());
        FoldedBatch folded = canWait
                ? background.call(() -> fold.fold(batch, lanes.blocked(), applier.underWay()))
                : fold.fold(batch, lanes.blocked(), applier.underWay());
        applier.apply(folded, canWait);
    }

    private void beginAnew(Lanes lanes, Applier applier) {
        settle(applier);
        failure = null;
        lanes.closeAll();
        retryAt = System.nanoTime() + lengthen().toNanos();
    }

    /** Where a failure must not be thrown: the next turn does it. */
    private void settle(Applier applier) {
        try {
            applier.settle();
        } catch (RuntimeException e) {
            LOG.debug("what was under way failed", e);
            failure = e;
        }
    }

    private void throwFailure() {
        RuntimeException present = failure;
        failure = null;
        if (present != null) {
            throw present;
        }
    }

    /** While a pause lasts, Kafka is polled all the same, so that it does not take the worker for dead. */
    private Duration patience(boolean waiting, Lanes lanes) {
        if (waiting) {
            return Duration.ofNanos(Math.max(0, Math.min(IDLE.toNanos(), retryAt - System.nanoTime())));
        }
        return lanes.areMissingCommits() ? Duration.ZERO : IDLE;
    }

    private void pauseAlone() {
        LockSupport.parkNanos(lengthen().toNanos());
    }

    private Duration lengthen() {
        Duration now = pause;
        Duration twice = pause.multipliedBy(2);
        pause = twice.compareTo(settings.longestPause()) < 0 ? twice : settings.longestPause();
        return now;
    }
}
