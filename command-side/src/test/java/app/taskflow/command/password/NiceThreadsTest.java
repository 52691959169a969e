package app.taskflow.command.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class NiceThreadsTest {

    /** The 19th value of proc(5)'s stat, the 17th behind the name. */
    private static final int NICE = 16;

    @Test
    void such_a_thread_gives_way_and_the_one_that_made_it_does_not() throws Exception {
        int mine = nice();
        assertThat(run(NiceThreadsTest::nice)).isEqualTo(10);
        assertThat(nice()).isEqualTo(mine);
    }

    private static int run(Callable<Integer> work) throws InterruptedException, ExecutionException {
        FutureTask<Integer> task = new FutureTask<>(work);
        new NiceThreads(Thread.ofPlatform().factory()).newThread(task).start();
        return task.get();
    }

    private static int nice() {
        try {
            String stat = Files.readString(Path.of("/proc/thread-self/stat"));
            return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[NICE]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
