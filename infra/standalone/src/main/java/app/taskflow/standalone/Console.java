package app.taskflow.standalone;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** What a person in front of the terminal sees, and how she stops it: Ctrl-C, or SIGTERM from elsewhere. */
final class Console {

    /** Longer than the graceful end of requests and of the servers together: after it, something hangs. */
    private static final int LAST_RESORT_SECONDS = 40;

    private final PrintWriter out;
    private final long begun = System.nanoTime();

    private Console(PrintWriter out) {
        this.out = out;
    }

    static Console of(@Nullable CommandSpec spec) {
        return new Console(Objects.requireNonNull(spec).commandLine().getOut());
    }

    void starting(String what, Path data) {
        say("Starting %s, data in %s".formatted(what, data.toAbsolutePath().normalize()));
    }

    void say(String text) {
        out.println(text);
        out.flush();
    }

    /** Says that it is ready, and blocks; when the process is told to end, closes it and exits with 0. */
    void runUntilStopped(String what, AutoCloseable running) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(what, running), "stop"));
        say("%s is ready after %.1f s (process %d). Stop it with Ctrl-C."
                .formatted(what, secondsSince(begun), ProcessHandle.current().pid()));
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop(String what, AutoCloseable running) {
        Thread.ofPlatform().daemon().name("last-resort").start(() -> {
            try {
                if (!new CountDownLatch(1).await(LAST_RESORT_SECONDS, TimeUnit.SECONDS)) {
                    say(what + " does not end by itself and is cut off");
                    Runtime.getRuntime().halt(1);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        long stopping = System.nanoTime();
        say("Stopping " + what);
        try {
            running.close();
            say("%s stopped after %.1f s".formatted(what, secondsSince(stopping)));
            // A stop that was asked for is a success; the JVM's own code for it would be 143.
            Runtime.getRuntime().halt(0);
        } catch (Exception e) {
            say("%s stopped with an error: %s".formatted(what, e));
            Runtime.getRuntime().halt(1);
        }
    }

    private static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }
}
