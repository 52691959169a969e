package app.taskflow.web.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class BackgroundThreadsTest {

    /** The 19th value of proc(5)'s stat, the 17th behind the name. */
    private static final int NICE = 16;

    @Test
    void such_a_thread_gives_way_and_the_one_that_made_it_does_not() throws Exception {
        int mine = nice();
        assertThat(run(BackgroundThreadsTest::nice)).isEqualTo(10);
        assertThat(nice()).isEqualTo(mine);
    }

    /** Where the system heeds what is asked for, and tells it. */
    @Test
    void its_turns_are_short() throws Exception {
        assumeThat(Runtime.Version.parse(release())).isGreaterThanOrEqualTo(Runtime.Version.parse("6.12"));
        assumeThat(Path.of("/proc/thread-self/sched")).exists();
        assertThat(run(BackgroundThreadsTest::turnNanos)).isEqualTo(100_000);
        assertThat(turnNanos()).isGreaterThan(100_000);
    }

    /** Of the system's core: its first two numbers. */
    private static String release() {
        Matcher numbers = Pattern.compile("[1-9]\\d*\\.[1-9]\\d*").matcher(System.getProperty("os.version"));
        return numbers.lookingAt() ? numbers.group() : "1";
    }

    private static long turnNanos() throws IOException {
        String told = Files.readString(Path.of("/proc/thread-self/sched"));
        Matcher slice = Pattern.compile("se\\.slice *: *(\\d+)").matcher(told);
        assertThat(slice.find()).isTrue();
        return Long.parseLong(slice.group(1));
    }

    private static <T> T run(Callable<T> work) throws InterruptedException, ExecutionException {
        FutureTask<T> task = new FutureTask<>(work);
        new BackgroundThreads(Thread.ofPlatform().factory()).newThread(task).start();
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
