package app.taskflow.query.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.id.UserId;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NearRevisionsTest {

    private final AtomicLong now = new AtomicLong();
    private final NearRevisions near = new NearRevisions(now::get);
    private final UserId owner = new UserId(UUID.randomUUID());
    private final Object session = new Object();

    private void tell(Object source, long sequence) {
        near.asking(owner, source);
        near.told(owner, source, sequence);
    }

    @Test
    void a_message_that_overtakes_the_answer_of_redis_is_not_missed() {
        near.asking(owner, session);
        near.reached(Map.of(owner, 9L));
        assertThat(near.find(owner, session)).isEmpty();

        near.told(owner, session, 8);
        assertThat(near.find(owner, session)).hasValue(9);
    }

    @Test
    void an_answer_that_took_too_long_is_not_kept() {
        near.asking(owner, session);
        now.addAndGet(NearRevisions.KEPT.toNanos());
        near.told(owner, session, 8);

        assertThat(near.find(owner, session)).isEmpty();
    }

    @Test
    void nothing_is_known_of_an_owner_nobody_asked_for() {
        near.reached(Map.of(owner, 7L));

        assertThat(near.find(owner, session)).isEmpty();
        assertThat(near.isEmpty()).isTrue();
    }

    @Test
    void what_was_told_is_known_for_a_second() {
        tell(session, 7);
        assertThat(near.find(owner, session)).hasValue(7);

        now.addAndGet(NearRevisions.KEPT.toNanos());
        assertThat(near.find(owner, session)).isEmpty();
    }

    @Test
    void what_a_projection_says_is_known_at_once() {
        tell(session, 7);
        near.reached(Map.of(owner, 9L));

        assertThat(near.find(owner, session)).hasValue(9);
    }

    @Test
    void messages_alone_do_not_keep_what_redis_was_never_asked_again() {
        tell(session, 7);
        now.addAndGet(NearRevisions.KEPT.toNanos());
        near.reached(Map.of(owner, 8L));

        assertThat(near.find(owner, session)).isEmpty();
    }

    @Test
    void neither_a_late_message_nor_a_late_answer_lowers_what_is_known() {
        tell(session, 9);
        near.reached(Map.of(owner, 8L));
        tell(session, 7);

        assertThat(near.find(owner, session)).hasValue(9);
    }

    @Test
    void what_was_told_in_another_session_is_worth_nothing() {
        tell(new Object(), 9);
        assertThat(near.find(owner, session)).isEmpty();

        tell(session, 7);
        assertThat(near.find(owner, session)).hasValue(7);
    }

    @Test
    void owners_do_not_mix() {
        tell(session, 9);

        assertThat(near.find(new UserId(UUID.randomUUID()), session)).isEmpty();
    }
}
