package app.taskflow.bench.stage;

import app.taskflow.events.wire.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Watches the topic of events for its first record, from before it exists. */
public final class EventTopic implements AutoCloseable {

    private final Admin admin;
    private final CompletableFuture<Long> firstRecordAt = new CompletableFuture<>();
    private final Thread watcher = Thread.ofVirtual().name("topic-watch").unstarted(this::watch);

    private EventTopic(Admin admin) {
        this.admin = admin;
    }

    public static EventTopic watch(String bootstrapServers) {
        EventTopic topic = new EventTopic(Admin.create(Map.of("bootstrap.servers", bootstrapServers)));
        topic.watcher.start();
        return topic;
    }

    /** When it was seen to have one, as {@link System#nanoTime} tells; waits for it. */
    public long firstRecordAt() {
        return firstRecordAt.join();
    }

    private void watch() {
        try {
            Progress.await(this::hasRecords);
            firstRecordAt.complete(System.nanoTime());
        } catch (RuntimeException e) {
            firstRecordAt.completeExceptionally(e);
        }
    }

    private boolean hasRecords() {
        try {
            Map<String, TopicDescription> topics =
                    admin.describeTopics(List.of(Topics.EVENTS)).allTopicNames().get();
            Map<TopicPartition, OffsetSpec> ends = topics.values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .collect(Collectors.toMap(
                            partition -> new TopicPartition(Topics.EVENTS, partition.partition()),
                            _ -> OffsetSpec.latest()));
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(ListOffsetsResultInfo::offset)
                    .anyMatch(offset -> offset > 0);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        watcher.interrupt();
        admin.close();
    }
}
