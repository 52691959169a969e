package app.taskflow.command.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.taskflow.events.catalogue.EventCatalogue;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.events.wire.Position;
import app.taskflow.events.wire.Topics;
import app.taskflow.log.Commit;
import app.taskflow.log.RecordedEvent;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** One producer for all partitions, and yet each of them a run of commits without a gap. */
class PublicationTest {

    private static final Node BROKER = new Node(1, "localhost", 1);
    private final List<MockProducer<String, byte[]>> made = new ArrayList<>();
    private final SharedProducer shared = new SharedProducer(this::make);
    private final Signal signal = new Signal();
    private final Publication first = new Publication(shared, 1, 0, signal);
    private final Publication second = new Publication(shared, 2, 10, signal);

    @Test
    void the_partitions_of_a_node_share_a_producer() {
        first.send(commit(1, 1));
        second.send(commit(2, 11));

        assertThat(made).hasSize(1);
        assertThat(made.getFirst().history()).hasSize(2);
    }

    @Test
    void a_commit_is_acknowledged_with_its_last_event() {
        first.send(commit(1, 1, 2));

        made.getFirst().completeNext();
        assertThat(first.acknowledged()).isZero();
        made.getFirst().completeNext();
        assertThat(first.acknowledged()).isEqualTo(1);
        assertThat(first.underWay()).isZero();
    }

    @Test
    void after_a_failure_nothing_is_sent_by_any_partition_until_it_begins_anew() {
        first.send(commit(1, 1));
        second.send(commit(2, 11));
        made.getFirst().errorNext(new RecordTooLargeException());

        assertThatExceptionOfType(PublicationFailedException.class).isThrownBy(() -> first.send(commit(1, 2)));
        assertThatExceptionOfType(PublicationFailedException.class).isThrownBy(() -> second.send(commit(2, 12)));
        assertThat(made.getFirst().closed()).isTrue();
        assertThat(made.getFirst().history()).hasSize(2);
    }

    @Test
    void who_begins_anew_shares_the_next_producer_behind_what_was_acknowledged() {
        second.send(commit(2, 11));
        made.getFirst().completeNext();
        first.send(commit(1, 1));
        made.getFirst().errorNext(new RecordTooLargeException());

        Publication again = new Publication(shared, 2, second.acknowledged(), signal);
        again.send(commit(2, 12));
        new Publication(shared, 1, first.acknowledged(), signal).send(commit(1, 1));
        made.getLast().completeNext();

        assertThat(made).hasSize(2);
        assertThat(made.getLast().history()).hasSize(2);
        assertThat(again.acknowledged()).isEqualTo(12);
        assertThat(first.acknowledged()).isZero();
    }

    @Test
    void a_late_failure_of_the_old_producer_does_not_end_the_new_one() {
        first.send(commit(1, 1));
        second.send(commit(2, 11));
        made.getFirst().errorNext(new RecordTooLargeException());
        Publication again = new Publication(shared, 1, 0, signal);

        made.getFirst().errorNext(new RecordTooLargeException());
        again.send(commit(1, 1));

        assertThat(made.getLast().closed()).isFalse();
        assertThat(made.getLast().history()).hasSize(1);
    }

    @Test
    void a_partition_that_goes_with_nothing_under_way_leaves_the_others_alone() {
        first.send(commit(1, 1));
        made.getFirst().completeNext();

        first.close();

        assertThat(made.getFirst().closed()).isFalse();
        assertThatExceptionOfType(PublicationFailedException.class).isThrownBy(() -> first.send(commit(1, 2)));
        assertThat(made.getFirst().history()).hasSize(1);
    }

    @Test
    void a_partition_that_goes_with_something_under_way_ends_the_producer() {
        first.send(commit(1, 1));

        first.close();

        assertThat(made.getFirst().closed()).isTrue();
    }

    private MockProducer<String, byte[]> make() {
        List<PartitionInfo> partitions = List.of(partition(0), partition(1), partition(2));
        MockProducer<String, byte[]> producer = new MockProducer<>(
                new Cluster("cluster", List.of(BROKER), partitions, Set.of(), Set.of()),
                false,
                null,
                new StringSerializer(),
                new ByteArraySerializer());
        made.add(producer);
        return producer;
    }

    private static PartitionInfo partition(int number) {
        return new PartitionInfo(Topics.EVENTS, number, BROKER, new Node[] {BROKER}, new Node[] {BROKER});
    }

    private static Commit commit(int partition, long n) {
        return commit(partition, n, 1);
    }

    private static Commit commit(int partition, long n, int events) {
        List<RecordedEvent> recorded = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            recorded.add(new RecordedEvent(
                    n + i,
                    UuidCreator.getTimeOrderedEpoch(),
                    0,
                    new EventId(UuidCreator.getTimeOrderedEpoch()),
                    EventCatalogue.typeOf(TaskEvent.Created.class),
                    new byte[] {'{', '}'},
                    null));
        }
        return new Commit(
                new Position(partition, n),
                new UserId(UuidCreator.getTimeOrderedEpoch()),
                n,
                Instant.EPOCH,
                "somebody",
                "request",
                null,
                null,
                recorded,
                new byte[32],
                new byte[32]);
    }
}
