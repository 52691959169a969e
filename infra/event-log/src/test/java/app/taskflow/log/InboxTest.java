package app.taskflow.log;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.wire.Partitioning;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class InboxTest {

    private static final Lane LANE = new Lane(
            new CommitStore(TestMongo.newDatabase(), Duration.ofSeconds(1), Duration.ofSeconds(1)),
            0,
            Partitioning.DEFAULT,
            1);

    private final Inbox inbox = new Inbox(3, 100);

    private static Pending pending(long bytes) {
        return new Pending(Drafts.draft(Drafts.owner()), LANE, bytes, OptionalLong.empty());
    }

    private Pending offer(long bytes) {
        Pending pending = pending(bytes);
        assertThat(inbox.offer(pending)).isTrue();
        return pending;
    }

    @Test
    void who_came_first_is_taken_first_and_as_many_as_fit() {
        List<Pending> all = List.of(offer(1), offer(1), offer(1), offer(1));
        assertThat(inbox.take()).isEqualTo(all.subList(0, 3));
        assertThat(inbox.take()).isEqualTo(all.subList(3, 4));
    }

    @Test
    void a_batch_is_not_larger_than_its_bytes() {
        List<Pending> all = List.of(offer(60), offer(40), offer(1));
        assertThat(inbox.take()).isEqualTo(all.subList(0, 2));
    }

    @Test
    void one_that_is_larger_than_a_batch_goes_alone() {
        List<Pending> all = List.of(offer(1000), offer(1));
        assertThat(inbox.take()).isEqualTo(all.subList(0, 1));
        assertThat(inbox.take()).isEqualTo(all.subList(1, 2));
    }

    @Test
    void a_closed_inbox_returns_who_is_left_and_takes_nobody() {
        Pending left = offer(1);
        assertThat(inbox.close()).containsExactly(left);
        assertThat(inbox.offer(pending(1))).isFalse();
        assertThat(inbox.take()).isEmpty();
        assertThat(inbox.close()).isEmpty();
    }

    @Test
    void the_writer_who_waits_is_woken_by_closing() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<List<Pending>> taken = CompletableFuture.supplyAsync(inbox::take, threads);
            inbox.close();
            assertThat(taken.join()).isEmpty();
        }
    }

    @Test
    void all_who_wait_can_be_sent_away() {
        List<Pending> all = List.of(offer(1), offer(1), offer(1), offer(1));
        assertThat(inbox.drain()).isEqualTo(all);
        assertThat(inbox.drain()).isEmpty();
    }
}
