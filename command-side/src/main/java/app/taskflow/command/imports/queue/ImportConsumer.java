package app.taskflow.command.imports.queue;

import app.taskflow.command.imports.work.Turn;
import app.taskflow.command.imports.work.Turns;
import app.taskflow.command.relay.KafkaSettings;
import app.taskflow.events.id.MalformedIdException;
import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Topics;
import app.taskflow.log.failure.LogException;
import app.taskflow.web.background.BackgroundThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * This node's part in the work on imports. Turns come one after the other, those of all owners mixed, so that a long
 * import does not hold up a short one. A turn is done before its offset is stored: what a crash interrupts comes again
 * and is recognised.
 */
final class ImportConsumer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ImportConsumer.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofMillis(500);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int TOGETHER = 500;

    /** Somebody's import goes on even where views never catch up. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final KafkaSettings kafka;
    private final ImportQueueProperties properties;
    private final Turns turns;
    private final ProducedRows rows;
    private final TurnSender sender;
    private final InteractiveLatency latency;
    private final ViewsPace views;
    private final RowBudget<UserId> budget;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private volatile boolean running;
    private volatile @Nullable Consumer<String, byte[]> open;
    private @Nullable Thread thread;

    ImportConsumer(
            KafkaSettings kafka,
            ImportQueueProperties properties,
            Turns turns,
            ProducedRows rows,
            TurnSender sender,
            InteractiveLatency latency,
            ViewsPace views) {
        this.kafka = kafka;
        this.properties = properties;
        this.turns = turns;
        this.rows = rows;
        this.sender = sender;
        this.latency = latency;
        this.views = views;
        this.budget = new RowBudget<>(properties.userRows(), properties.nodeRows(), System.nanoTime());
    }

    @Override
    public void start() {
        running = true;
        thread = new BackgroundThreads(
                        Thread.ofPlatform().name("imports").daemon().factory())
                .newThread(this::run);
        thread.start();
    }

    private void run() {
        try {
            while (running) {
                try (Consumer<String, byte[]> consumer = consumer()) {
                    open = consumer;
                    consume(consumer);
                } catch (WakeupException _) {
                    LOG.debug("The work on imports stops");
                } catch (KafkaException | LogException e) {
                    LOG.warn("The work on imports is interrupted and begins anew", e);
                    rest(RETRY.toNanos());
                } catch (RuntimeException e) {
                    // Nobody else would notice that the thread has ended.
                    LOG.error("The work on imports is interrupted and begins anew", e);
                    rest(RETRY.toNanos());
                } finally {
                    open = null;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Consumer<String, byte[]> consumer() {
        Map<String, Object> own = new HashMap<>();
        own.put(ConsumerConfig.GROUP_ID_CONFIG, properties.group());
        if (kafka.member() != null) {
            own.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, kafka.member());
        }
        own.put(ConsumerConfig.CLIENT_ID_CONFIG, "taskflow-imports");
        own.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        own.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        own.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, TOGETHER);
        own.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        own.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500);
        own.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5_000);
        own.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                List.of(CooperativeStickyAssignor.class.getName()));
        own.put(ConsumerConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        own.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        return new KafkaConsumer<>(kafka.with(own), new StringDeserializer(), new ByteArrayDeserializer());
    }

    private void consume(Consumer<String, byte[]> consumer) throws InterruptedException {
        consumer.subscribe(List.of(Topics.IMPORTS));
        while (running) {
            Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
            ConsumerRecords<String, byte[]> polled = consumer.poll(POLL);
            for (TopicPartition partition : polled.partitions()) {
                take(polled.records(partition));
                List<ConsumerRecord<String, byte[]>> taken = polled.records(partition);
                done.put(partition, new OffsetAndMetadata(taken.getLast().offset() + 1));
            }
            if (!done.isEmpty()) {
                consumer.commitSync(done);
            }
        }
    }

    /** Whoever stops in the middle of it stores no offset, so that the rest comes again. */
    private void take(List<ConsumerRecord<String, byte[]>> entries) throws InterruptedException {
        List<ConsumerRecord<String, byte[]>> produced = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> entry : entries) {
            if (!running) {
                throw new WakeupException();
            }
            Optional<Turn> turn = TurnRecords.read(entry);
            if (turn.isPresent()) {
                takeProduced(produced);
                take(turn.get());
            } else {
                produced.add(entry);
            }
        }
        takeProduced(produced);
    }

    private void takeProduced(List<ConsumerRecord<String, byte[]>> entries) throws InterruptedException {
        if (!entries.isEmpty()) {
            List<UserId> owners =
                    entries.stream().flatMap(ImportConsumer::owner).distinct().toList();
            awaitViews(owners);
            long began = System.nanoTime();
            rows.take(entries);
            views.wrote(owners);
            entries.clear();
            makeWay(System.nanoTime() - began);
        }
    }

    private void take(Turn turn) throws InterruptedException {
        rest(budget.waitNanos(turn.owner(), System.nanoTime()));
        awaitViews(List.of(turn.owner()));
        long began = System.nanoTime();
        Turns.Done done = done(turn);
        views.wrote(List.of(turn.owner()));
        budget.spend(turn.owner(), done.rows(), began);
        done.next().forEach(sender::send);
        makeWay(System.nanoTime() - began);
    }

    /** None if the record is one that is refused. */
    private static Stream<UserId> owner(ConsumerRecord<String, byte[]> entry) {
        try {
            return entry.key() == null ? Stream.empty() : Stream.of(UserId.parse(entry.key()));
        } catch (MalformedIdException _) {
            return Stream.empty();
        }
    }

    private void awaitViews(List<UserId> owners) throws InterruptedException {
        long began = System.nanoTime();
        while (running && views.isBehind(owners) && System.nanoTime() - began < LONGEST_WAIT.toNanos()) {
            rest(LOOK.toNanos());
        }
    }

    /** An import that nothing can be done with holds up no other. It is reminded of its turn later, as if it was lost. */
    private Turns.Done done(Turn turn) {
        try {
            return turns.take(turn);
        } catch (LogException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("A turn of import {} has failed", turn.id(), e);
            return Turns.Done.NOTHING;
        }
    }

    /** Where users wait for answers, imports rest as long as they worked; where answers are slow, much longer. */
    private void makeWay(long worked) throws InterruptedException {
        long ninetieth = latency.ninetiethNanos(System.nanoTime());
        if (ninetieth > 0) {
            boolean slow = ninetieth > TimeUnit.MILLISECONDS.toNanos(properties.interactiveMillis());
            rest(Math.min(worked * (slow ? 8 : 1), POLL.toNanos()));
        }
    }

    private void rest(long nanos) throws InterruptedException {
        if (nanos > 0 && stopped.await(nanos, TimeUnit.NANOSECONDS)) {
            LOG.debug("No more rest, the node stops");
        }
    }

    @Override
    public void stop() {
        running = false;
        stopped.countDown();
        Consumer<String, byte[]> consumer = open;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            if (thread != null) {
                thread.join(TimeUnit.SECONDS.toMillis(5));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the relay stops, so that the last commits are published. */
    @Override
    public int getPhase() {
        return 1;
    }
}
