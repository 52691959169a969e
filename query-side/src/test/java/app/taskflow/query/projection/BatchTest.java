package app.taskflow.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.id.UserId;
import app.taskflow.log.EventDraft;
import app.taskflow.query.TestLog;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which batches may let others go first. */
class BatchTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final UserId owner = TestLog.newOwner();
    private final Batch batch = new Batch();

    private void add(int events, Instant at) {
        EventDraft[] created = IntStream.range(0, events)
                .mapToObj(i -> TestLog.event(TestLog.newTask(), 0, TestLog.created("Task " + i)))
                .toArray(EventDraft[]::new);
        batch.add(TestLog.commit(owner, at, created).published());
    }

    @Test
    void what_an_import_wrote_can_wait() {
        add(100, NOW);
        assertThat(batch.canWait(NOW)).isTrue();
    }

    @Test
    void what_users_wrote_cannot() {
        IntStream.range(0, 101).forEach(_ -> add(1, NOW));
        assertThat(batch.canWait(NOW)).isFalse();
        assertThat(new Batch().canWait(NOW)).isFalse();
    }

    @Test
    void what_is_mostly_users_cannot() {
        add(100, NOW);
        add(50, NOW);
        assertThat(batch.canWait(NOW)).isTrue();
        add(50, NOW);
        assertThat(batch.canWait(NOW)).isFalse();
    }

    @Test
    void what_is_late_cannot() {
        add(100, NOW);
        assertThat(batch.canWait(NOW.plusMillis(1_500))).isTrue();
        assertThat(batch.canWait(NOW.plusMillis(1_501))).isFalse();
    }
}
