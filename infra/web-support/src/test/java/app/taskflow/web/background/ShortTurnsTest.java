package app.taskflow.web.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

@EnabledOnOs(OS.LINUX)
class ShortTurnsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ForkJoinPool-1-worker-3",
                "http-nio-127.0.0.1-5000-Poller",
                "lettuce-nioEventLoop-5-1",
                "log-writer-0",
                "mongo-commit"
            })
    void threads_of_requests_get_short_turns_and_those_they_begin(String name) throws Exception {
        ThreadStatus.assumeTurnsAreHeeded();
        try (ExecutorService thread = named(name)) {
            int nice = thread.submit(ThreadStatus::nice).get();
            assertThat(thread.submit(ThreadStatus::turnNanos).get()).isGreaterThan(LinuxScheduler.SHORT_TURN_NANOS);
            ShortTurns.give();
            assertThat(thread.submit(ThreadStatus::turnNanos).get()).isEqualTo(LinuxScheduler.SHORT_TURN_NANOS);
            assertThat(thread.submit(ThreadStatus::nice).get()).isEqualTo(nice);
            assertThat(thread.submit(ShortTurnsTest::turnOfOneBegunByMe).get())
                    .isEqualTo(LinuxScheduler.SHORT_TURN_NANOS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"data-plane-kafka-request-handler-0", "projection-tasks_v1-0", "checkpoints"})
    void those_of_others_remain(String name) throws Exception {
        ThreadStatus.assumeTurnsAreHeeded();
        try (ExecutorService thread = named(name)) {
            long before = thread.submit(ThreadStatus::turnNanos).get();
            ShortTurns.give();
            assertThat(thread.submit(ThreadStatus::turnNanos).get())
                    .isEqualTo(before)
                    .isGreaterThan(LinuxScheduler.SHORT_TURN_NANOS);
        }
    }

    @Test
    void a_program_gives_them_when_it_is_ready() throws Exception {
        ThreadStatus.assumeTurnsAreHeeded();
        try (ExecutorService thread = named("http-nio-8080-Poller")) {
            thread.submit(() -> {}).get();
            new SpringApplicationBuilder(BackgroundConfiguration.class)
                    .web(WebApplicationType.NONE)
                    .run()
                    .close();
            await().until(
                            () -> thread.submit(ThreadStatus::turnNanos).get(),
                            turn -> turn == LinuxScheduler.SHORT_TURN_NANOS);
        }
    }

    private static ExecutorService named(String name) {
        return Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).factory());
    }

    private static long turnOfOneBegunByMe() throws Exception {
        try (ExecutorService begun = named("begun-later")) {
            return begun.submit(ThreadStatus::turnNanos).get();
        }
    }
}
