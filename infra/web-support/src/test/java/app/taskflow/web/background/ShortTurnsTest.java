package app.taskflow.web.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ShortTurnsTest {

    @Test
    void the_turns_of_all_threads_become_short_and_those_of_threads_begun_later() throws Exception {
        ThreadStatus.assumeTurnsAreHeeded();
        try (ExecutorService before = Executors.newSingleThreadExecutor();
                ExecutorService background = Executors.newSingleThreadExecutor(
                        new BackgroundThreads(Thread.ofPlatform().factory()))) {
            int nice = before.submit(ThreadStatus::nice).get();
            background.submit(() -> {}).get();
            ShortTurns.giveToAll();
            Callable<Long> turn = ThreadStatus::turnNanos;
            assertThat(before.submit(turn).get()).isEqualTo(LinuxScheduler.SHORT_TURN_NANOS);
            assertThat(before.submit(ThreadStatus::nice).get()).isEqualTo(nice);
            assertThat(background.submit(ThreadStatus::nice).get()).isEqualTo(10);
        }
        try (ExecutorService later = Executors.newSingleThreadExecutor()) {
            assertThat(later.submit(ThreadStatus::turnNanos).get()).isEqualTo(LinuxScheduler.SHORT_TURN_NANOS);
        }
    }
}
