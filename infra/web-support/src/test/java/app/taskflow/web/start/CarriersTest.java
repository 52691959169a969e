package app.taskflow.web.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CarriersTest {

    /** In a program of its own, as it is decided once for each. */
    @Test
    void whoever_computes_on_virtual_threads_leaves_room_for_others() throws Exception {
        assertThat(exitCode("several")).isEqualTo(Program.ALL_RAN);
    }

    @Test
    void by_itself_java_would_not() throws Exception {
        assertThat(exitCode("as-java-has-it")).isEqualTo(Program.SOMEBODY_WAITED);
    }

    @Test
    void a_number_that_was_given_stays() throws Exception {
        assertThat(exitCode("several", "-Djdk.virtualThreadScheduler.parallelism=1"))
                .isEqualTo(Program.SOMEBODY_WAITED);
    }

    private static int exitCode(String carriers, String... options)
            throws IOException, InterruptedException, URISyntaxException {
        ProcessBuilder program = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                location(Program.class) + File.pathSeparator + location(Carriers.class));
        program.command().addAll(List.of(options));
        program.command().addAll(List.of(Program.class.getName(), carriers));
        Process process = program.inheritIO().start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static Path location(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /** As many virtual threads as processors compute until one more has run. */
    static final class Program {

        static final int ALL_RAN = 10;
        static final int SOMEBODY_WAITED = 11;
        private static final int PATIENCE_SECONDS = 5;

        private Program() {}

        public static void main(String[] arguments) throws InterruptedException {
            if (arguments[0].equals("several")) {
                Carriers.severalPerProcessor();
            }
            int processors = Runtime.getRuntime().availableProcessors();
            CountDownLatch computing = new CountDownLatch(processors);
            CountDownLatch ran = new CountDownLatch(1);
            for (int i = 0; i < processors; i++) {
                Thread.startVirtualThread(() -> {
                    computing.countDown();
                    while (ran.getCount() > 0) {
                        Thread.onSpinWait();
                    }
                });
            }
            if (!computing.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.exit(SOMEBODY_WAITED);
            }
            Thread.startVirtualThread(ran::countDown);
            System.exit(ran.await(PATIENCE_SECONDS, TimeUnit.SECONDS) ? ALL_RAN : SOMEBODY_WAITED);
        }
    }
}
