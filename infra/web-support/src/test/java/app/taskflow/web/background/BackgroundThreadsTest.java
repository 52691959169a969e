package app.taskflow.web.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class BackgroundThreadsTest {

    @Test
    void such_a_thread_gives_way_and_the_one_that_made_it_does_not() throws Exception {
        int mine = ThreadStatus.nice();
        assertThat(run(ThreadStatus::nice)).isEqualTo(10);
        assertThat(ThreadStatus.nice()).isEqualTo(mine);
    }

    @Test
    void its_turns_are_ordinary_ones_even_if_those_of_who_begins_it_are_short() throws Exception {
        ThreadStatus.assumeTurnsAreHeeded();
        FutureTask<Long> turn = new FutureTask<>(() -> {
            assertThat(shorten()).isZero();
            return run(ThreadStatus::turnNanos);
        });
        Thread.ofPlatform().start(turn);
        assertThat(turn.get()).isGreaterThan(LinuxScheduler.SHORT_TURN_NANOS);
    }

    private static long shorten() {
        try {
            return LinuxScheduler.setTurns(LinuxScheduler.THE_CALLER, LinuxScheduler.SHORT_TURN_NANOS);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static <T> T run(Callable<T> work) throws InterruptedException, ExecutionException {
        FutureTask<T> task = new FutureTask<>(work);
        new BackgroundThreads(Thread.ofPlatform().factory()).newThread(task).start();
        return task.get();
    }
}
