package app.taskflow.query.freshness;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.taskflow.events.id.UserId;
import app.taskflow.query.TestLog;
import app.taskflow.query.TestMongo;
import app.taskflow.query.TestNode;
import app.taskflow.query.redis.RedisSession;
import app.taskflow.web.consistency.ViewsDelay;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What projections say of how far they are behind. */
class ViewsDelayTest {

    private static final int PARTITION = 3;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private final TestNode node = new TestNode(TestMongo.newDatabase());

    @AfterEach
    void close() {
        node.close();
    }

    private RedisSession session() {
        await().until(() -> node.redis.session() != null);
        return Objects.requireNonNull(node.redis.session());
    }

    private @Nullable Long said(int partition) {
        byte[] said = session().await(session().commands().get(ViewsDelay.key(partition)));
        return said == null ? null : Long.valueOf(new String(said, US_ASCII));
    }

    @Test
    void it_is_said_for_a_moment_and_taken_back_when_it_is_over() {
        session();
        node.publisher.behind(PARTITION, now.minus(ViewsDelay.NOTICEABLE), now);
        assertThat(said(PARTITION)).isEqualTo(now.minus(ViewsDelay.NOTICEABLE).toEpochMilli());
        Long left = session().await(session().commands().pttl(ViewsDelay.key(PARTITION)));
        assertThat(left).isBetween(1L, ViewsDelay.KEPT.toMillis());
        node.publisher.behind(PARTITION, now.minusMillis(20), now);
        assertThat(said(PARTITION)).isNull();
    }

    @Test
    void what_nobody_notices_is_not_said() {
        session();
        node.publisher.behind(PARTITION, now.minus(ViewsDelay.NOTICEABLE).plusMillis(1), now);
        assertThat(said(PARTITION)).isNull();
    }

    @Test
    void a_projection_says_it_of_events_that_waited_long() {
        UserId owner = TestLog.newOwner();
        int partition = TestLog.PARTITIONING.of(owner);
        node.projection.start();
        await().until(() -> {
            TestLog.commit(owner, now.minusSeconds(30), TestLog.event(TestLog.newTask(), 0, TestLog.created("One")));
            return Objects.equals(said(partition), now.minusSeconds(30).toEpochMilli());
        });
    }
}
