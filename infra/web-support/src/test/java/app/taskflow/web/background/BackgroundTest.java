package app.taskflow.web.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BackgroundTest {

    private final Background background = new Background("test-background");

    @Test
    void work_is_done_by_a_thread_that_gives_way() {
        Thread mine = Thread.currentThread();
        assertThat(BackgroundThreads.isCurrent()).isFalse();
        assertThat(this.<Boolean, RuntimeException>call(() -> {
                    assertThat(Thread.currentThread()).isNotSameAs(mine);
                    return BackgroundThreads.isCurrent();
                }))
                .isTrue();
        assertThat(BackgroundThreads.isCurrent()).isFalse();
    }

    @Test
    void what_it_throws_is_thrown() {
        IOException gone = new IOException("gone");
        assertThatThrownBy(() -> background.call(() -> {
                    throw gone;
                }))
                .isSameAs(gone);
        StackOverflowError deep = new StackOverflowError();
        assertThatThrownBy(() -> background.call(() -> {
                    throw deep;
                }))
                .isSameAs(deep);
    }

    @Test
    void who_is_interrupted_still_waits_for_it() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        AtomicReference<String> seen = new AtomicReference<>("nothing");
        Thread caller = Thread.ofPlatform().start(() -> {
            String result = this.<String, InterruptedException>uninterrupted(() -> {
                begun.countDown();
                end.await();
                return "done";
            });
            seen.set(result + ", interrupted " + Thread.currentThread().isInterrupted());
        });
        begun.await();
        caller.interrupt();
        end.countDown();
        caller.join();
        assertThat(seen).hasValue("done, interrupted true");
    }

    private <T, E extends Exception> T call(Background.Work<T, E> work) throws E {
        return background.call(work);
    }

    private <T, E extends Exception> T uninterrupted(Background.Work<T, E> work) {
        try {
            return background.call(work);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
