package app.taskflow.system.crash;

import app.taskflow.system.program.Program;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes a bad network of the queue of imports: every record comes again, at once, a little later or after the next start
 * of the program, some of them several times.
 */
final class DuplicateDelivery implements AutoCloseable {

    private static final String TOPIC = "taskflow.imports.v1";
    private static final String COPY = "copy";
    private static final int LONGEST_DELAY_MILLIS = 8_000;
    private static final int MOST_COPIES = 4;

    private record Due(long at, ProducerRecord<byte[], byte[]> copy) {}

    private final Map<String, Object> settings;
    private final List<Due> waiting;
    private final Random random;
    private final AtomicInteger delivered;
    private final Thread thread;
    private volatile boolean over;

    private DuplicateDelivery(String bootstrap, List<Due> waiting, Random random, AtomicInteger delivered) {
        this.settings = Map.of(
                "bootstrap.servers",
                bootstrap,
                "key.deserializer",
                ByteArrayDeserializer.class,
                "value.deserializer",
                ByteArrayDeserializer.class,
                "auto.offset.reset",
                "earliest",
                "key.serializer",
                ByteArraySerializer.class,
                "value.serializer",
                ByteArraySerializer.class,
                "max.block.ms",
                500,
                "delivery.timeout.ms",
                2_000,
                "request.timeout.ms",
                1_000,
                "linger.ms",
                0);
        this.waiting = waiting;
        this.random = random;
        this.delivered = delivered;
        this.thread = Thread.ofPlatform().name("duplicate-delivery").daemon().start(this::run);
    }

    static DuplicateDelivery of(Program program, long seed) {
        return new DuplicateDelivery(kafkaOf(program), new ArrayList<>(), new Random(seed), new AtomicInteger());
    }

    /** The same on the program's next life: what is late by now comes there. */
    DuplicateDelivery movedTo(Program program) {
        close();
        return new DuplicateDelivery(kafkaOf(program), waiting, random, delivered);
    }

    /** How many copies were delivered so far. */
    int delivered() {
        return delivered.get();
    }

    private static String kafkaOf(Program program) {
        return program.found("Kafka +([0-9.:]+),");
    }

    private void run() {
        KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC, Duration.ofSeconds(20)).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            // From the end of what was there before this life, which its last life has seen or late turns have
            // overtaken.
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            while (!over) {
                consumer.poll(Duration.ofMillis(50)).forEach(this::remember);
                deliver(producer);
            }
        } catch (KafkaException _) {
            // The program was killed under our hands; the next life goes on.
        } finally {
            producer.close(Duration.ZERO);
        }
    }

    private void remember(ConsumerRecord<byte[], byte[]> original) {
        if (original.headers().lastHeader(COPY) == null) {
            for (int copies = 1 + random.nextInt(MOST_COPIES); copies > 0; copies--) {
                ProducerRecord<byte[], byte[]> copy =
                        new ProducerRecord<>(TOPIC, original.partition(), original.key(), original.value());
                copy.headers().add(COPY, new byte[0]);
                long delay = random.nextBoolean() ? 0 : random.nextInt(LONGEST_DELAY_MILLIS);
                waiting.add(new Due(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(delay), copy));
            }
        }
    }

    private void deliver(KafkaProducer<byte[], byte[]> producer) {
        long now = System.nanoTime();
        waiting.removeIf(due -> {
            if (due.at() - now > 0) {
                return false;
            }
            var _ = producer.send(due.copy(), (_, failure) -> {
                if (failure == null) {
                    delivered.incrementAndGet();
                }
            });
            return true;
        });
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
