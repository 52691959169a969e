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
    void its_turns_are_short() throws Exception {
        ThreadStatus.assumeTurnsAreHeeded();
        assertThat(run(ThreadStatus::turnNanos)).isEqualTo(LinuxScheduler.SHORT_TURN_NANOS);
    }

    private static <T> T run(Callable<T> work) throws InterruptedException, ExecutionException {
        FutureTask<T> task = new FutureTask<>(work);
        new BackgroundThreads(Thread.ofPlatform().factory()).newThread(task).start();
        return task.get();
    }
}
