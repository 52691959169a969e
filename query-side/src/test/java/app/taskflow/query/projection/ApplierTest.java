package app.taskflow.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.taskflow.events.id.UserId;
import app.taskflow.query.TestMongo;
import app.taskflow.query.store.ProjectionId;
import app.taskflow.query.store.TaskStore;
import app.taskflow.web.background.BackgroundThreads;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApplierTest {

    private final CountDownLatch go = new CountDownLatch(1);
    private final Queue<String> done = new ConcurrentLinkedQueue<>();
    private final AtomicInteger applied = new AtomicInteger();
    private final FoldedBatch broken = batch();
    private final Applier applier = new Applier(List.of(this::first, this::second), "test", applied::incrementAndGet);

    private static FoldedBatch batch() {
        return new FoldedBatch(new Batch(), new TaskStore(TestMongo.newDatabase(), ProjectionId.TASKS));
    }

    private void first(FoldedBatch batch) {
        await();
        if (batch == broken) {
            throw new IllegalStateException("broken");
        }
        done.add("first " + System.identityHashCode(batch));
    }

    private void second(FoldedBatch batch) {
        done.add("second " + System.identityHashCode(batch));
    }

    private void await() {
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void close() {
        go.countDown();
        applier.close();
    }

    @Test
    void a_batch_is_under_way_until_all_its_steps_are_done_and_the_next_comes_after_it() {
        FoldedBatch one = batch();
        FoldedBatch two = batch();
        applier.apply(one, false);
        assertThat(applier.underWay()).isSameAs(one);
        applier.settleIfDone();
        assertThat(applier.underWay()).isSameAs(one);
        assertThat(done).isEmpty();
        go.countDown();
        applier.apply(two, false);
        assertThat(applied).hasValue(1);
        applier.settle();
        assertThat(applier.underWay()).isNull();
        assertThat(applied).hasValue(2);
        assertThat(done)
                .containsExactly(
                        "first " + System.identityHashCode(one),
                        "second " + System.identityHashCode(one),
                        "first " + System.identityHashCode(two),
                        "second " + System.identityHashCode(two));
    }

    @Test
    void behind_a_batch_that_failed_none_is_begun_and_the_failure_is_told_once() {
        applier.apply(broken, false);
        go.countDown();
        assertThatThrownBy(() -> applier.apply(batch(), false)).hasMessage("broken");
        assertThat(done).isEmpty();
        assertThat(applied).hasValue(0);
        applier.settle();
        applier.apply(batch(), false);
        applier.settle();
        assertThat(done).hasSize(2);
    }

    @Test
    void what_comes_after_more_than_documents_is_folded_when_all_of_it_is_done() {
        FoldedBatch erasing = batch();
        erasing.erased().add(new UserId(UUID.randomUUID()));
        go.countDown();
        applier.apply(erasing, false);
        assertThat(applier.underWay()).isNull();
        assertThat(done).hasSize(2);
    }

    @Test
    void one_that_can_wait_is_done_by_a_thread_that_gives_way_and_in_its_turn_all_the_same() {
        Queue<Boolean> gaveWay = new ConcurrentLinkedQueue<>();
        go.countDown();
        try (Applier own = new Applier(List.of(_ -> gaveWay.add(BackgroundThreads.isCurrent())), "own", () -> {})) {
            own.apply(batch(), true);
            own.apply(batch(), false);
            own.apply(batch(), true);
            own.settle();
        }
        assertThat(gaveWay).containsExactly(true, false, true);
    }

    @Test
    void an_interruption_does_not_leave_a_batch_in_the_middle() {
        applier.apply(batch(), false);
        Thread.currentThread().interrupt();
        go.countDown();
        applier.settle();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(done).hasSize(2);
    }
}
