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

    @Test
    void nothing_is_known_of_an_owner_nobody_asked_for() {
        near.reached(Map.of(owner, 7L));

        assertThat(near.find(owner, session)).isEmpty();
        assertThat(near.isEmpty()).isTrue();
    }

    @Test
    void what_was_told_is_known_for_a_second() {
        near.told(owner, session, 7);
        assertThat(near.find(owner, session)).hasValue(7);

        now.addAndGet(NearRevisions.KEPT.toNanos());
        assertThat(near.find(owner, session)).isEmpty();
    }

    @Test
    void what_a_projection_says_is_known_at_once() {
        near.told(owner, session, 7);
        near.reached(Map.of(owner, 9L));

        assertThat(near.find(owner, session)).hasValue(9);
    }

    @Test
    void messages_alone_do_not_keep_what_redis_was_never_asked_again() {
        near.told(owner, session, 7);
        now.addAndGet(NearRevisions.KEPT.toNanos());
        near.reached(Map.of(owner, 8L));

        assertThat(near.find(owner, session)).isEmpty();
    }

    @Test
    void neither_a_late_message_nor_a_late_answer_lowers_what_is_known() {
        near.told(owner, session, 9);
        near.reached(Map.of(owner, 8L));
        near.told(owner, session, 7);

        assertThat(near.find(owner, session)).hasValue(9);
    }

    @Test
    void what_was_told_in_another_session_is_worth_nothing() {
        near.told(owner, new Object(), 9);
        assertThat(near.find(owner, session)).isEmpty();

        near.told(owner, session, 7);
        assertThat(near.find(owner, session)).hasValue(7);
    }

    @Test
    void owners_do_not_mix() {
        near.told(owner, session, 9);

        assertThat(near.find(new UserId(UUID.randomUUID()), session)).isEmpty();
    }
}
