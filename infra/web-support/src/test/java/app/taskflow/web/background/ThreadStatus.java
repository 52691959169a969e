package app.taskflow.web.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the system tells of the thread that asks. */
final class ThreadStatus {

    private static final Path FILES = Path.of("/proc/thread-self");

    /** The 19th value of proc(5)'s stat, the 17th behind the name. */
    private static final int NICE = 16;

    private ThreadStatus() {}

    static int nice() {
        String stat = read("stat");
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[NICE]);
    }

    static long turnNanos() {
        Matcher slice = Pattern.compile("se\\.slice *: *(\\d+)").matcher(read("sched"));
        assertThat(slice.find()).isTrue();
        return Long.parseLong(slice.group(1));
    }

    /** For tests of what the system heeds, and tells, only since some version of it. */
    static void assumeTurnsAreHeeded() {
        assumeThat(Runtime.Version.parse(release())).isGreaterThanOrEqualTo(Runtime.Version.parse("6.12"));
        assumeThat(FILES.resolve("sched")).exists();
    }

    /** Of the system's core: its first two numbers. */
    private static String release() {
        Matcher numbers = Pattern.compile("[1-9]\\d*\\.[1-9]\\d*").matcher(System.getProperty("os.version"));
        return numbers.lookingAt() ? numbers.group() : "1";
    }

    private static String read(String file) {
        try {
            return Files.readString(FILES.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
