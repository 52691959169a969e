package app.taskflow.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.catalogue.EventCatalogue;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.events.wire.Position;
import app.taskflow.log.Commit;
import app.taskflow.log.RecordedEvent;
import app.taskflow.query.store.Checkpoint;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LaneTest {

    private static final int OF_AN_IMPORT = 500;

    private final Lane lane = new Lane(new Checkpoint(0, 10, 0, 1));

    /** A hundred thousand tasks that an import wrote while Kafka was away would else be one batch, and time out. */
    @Test
    void what_comes_from_the_log_comes_in_pieces_of_the_size_of_a_batch() {
        lane.miss(500);
        int largest = 0;
        while (lane.isMissingCommits()) {
            Batch batch = new Batch();
            lane.take(page(lane.n(), lane.pageSize()), batch);
            largest = Math.max(largest, batch.events().size());
        }
        assertThat(lane.n()).isGreaterThanOrEqualTo(500);
        assertThat(largest).isEqualTo(2_000);
    }

    private static List<Commit> page(long after, int commits) {
        return LongStream.rangeClosed(after + 1, after + commits)
                .mapToObj(LaneTest::commit)
                .toList();
    }

    private static Commit commit(long n) {
        RecordedEvent event = new RecordedEvent(
                n,
                UuidCreator.getTimeOrderedEpoch(),
                0,
                new EventId(UuidCreator.getTimeOrderedEpoch()),
                EventCatalogue.typeOf(TaskEvent.Created.class),
                new byte[] {'{', '}'},
                null);
        return new Commit(
                new Position(0, n),
                new UserId(UuidCreator.getTimeOrderedEpoch()),
                n,
                Instant.EPOCH,
                "somebody",
                "request",
                null,
                null,
                Collections.nCopies(OF_AN_IMPORT, event),
                new byte[32],
                new byte[32]);
    }
}
