package app.taskflow.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The server as a child of this process that does not outlive it: a watcher reads a pipe from us, and ends the server
 * when the pipe ends, which it does even if we are killed.
 */
final class RedisProcess {

    /** The shell becomes the server ({@code exec}), so that $$ and the pid we know are the server's. */
    private static final String WITH_WATCHER = """
            exec 3<&0
            { cat >/dev/null; kill -TERM $$ 2>/dev/null; } <&3 3<&- >/dev/null 2>&1 &
            exec "$@" </dev/null 3<&-
            """;

    private final Process process;

    private RedisProcess(Process process) {
        this.process = process;
    }

    static RedisProcess launch(Path binary, Path directory, int port) throws IOException {
        List<String> command = new ArrayList<>();
        // Ctrl-C at the terminal reaches the whole foreground group: Redis has to outlast us, not to go first.
        RedisBinary.onPath("setsid").ifPresent(setsid -> command.add(setsid.toString()));
        command.addAll(List.of("/bin/sh", "-c", WITH_WATCHER, "redis"));
        command.add(binary.toAbsolutePath().toString());
        command.addAll(arguments(directory.toAbsolutePath(), port));
        return new RedisProcess(new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    static Path pidFile(Path directory) {
        return directory.resolve("redis.pid");
    }

    static Path logFile(Path directory) {
        return directory.resolve("redis.log");
    }

    /** Whether it has ended within that time; returns at once when it does. */
    boolean hasEndedWithin(Duration time) throws InterruptedException {
        return process.waitFor(time);
    }

    long pid() {
        return process.pid();
    }

    /** True once it listens: Redis writes the file after it has bound its port. */
    boolean isBound(Path directory) throws IOException {
        Path file = pidFile(directory);
        return Files.exists(file) && Files.readString(file).strip().equals(String.valueOf(process.pid()));
    }

    /** Lets it write out what it has; killed only if it does not end. */
    void end() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
            process.getOutputStream().close();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // Only the pipe to the watcher, which has nothing left to watch.
        }
    }

    private static List<String> arguments(Path directory, int port) {
        return List.of(
                "--port", String.valueOf(port),
                "--bind", "127.0.0.1",
                "--dir", directory.toString(),
                "--pidfile", pidFile(directory).toString(),
                "--logfile", logFile(directory).toString(),
                "--loglevel", "warning",
                "--daemonize", "no",
                "--appendonly", "yes",
                "--appendfsync", "everysec",
                "--save", "",
                "--auto-aof-rewrite-min-size", "16mb");
    }
}
