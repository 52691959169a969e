package app.taskflow.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server of an earlier run that was killed so hard that it could not take its Redis along. Whoever holds the
 * directory's lock may end it: two servers must not write one append-only file.
 */
final class StaleRedis {

    private static final Logger LOG = LoggerFactory.getLogger(StaleRedis.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Between the start of a server and the writing of its pid file, and the coarse clock of process start times. */
    private static final Duration TOLERANCE = Duration.ofSeconds(15);

    private StaleRedis() {}

    static void end(Path pidFile) {
        try {
            runningFrom(pidFile).ifPresent(StaleRedis::end);
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Numbers of processes are used again: it must be a Redis, and as old as the file. */
    private static Optional<ProcessHandle> runningFrom(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        Instant written = Files.getLastModifiedTime(pidFile).toInstant();
        return pid(Files.readString(pidFile))
                .flatMap(ProcessHandle::of)
                .filter(StaleRedis::isRedis)
                .filter(process -> startedAbout(process, written));
    }

    private static Optional<Long> pid(String text) {
        try {
            return Optional.of(Long.valueOf(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean isRedis(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> String.valueOf(Path.of(command).getFileName()).startsWith("redis-"))
                .orElse(false);
    }

    private static boolean startedAbout(ProcessHandle process, Instant written) {
        return process.info()
                .startInstant()
                .map(started -> Duration.between(started, written).abs().compareTo(TOLERANCE) < 0)
                .orElse(false);
    }

    private static void end(ProcessHandle process) {
        LOG.info("Ending Redis {}, left by an earlier run", process.pid());
        process.destroy();
        if (!ended(process)) {
            process.destroyForcibly();
            if (!ended(process)) {
                throw new EmbeddedServerException.StartFailed(
                        EmbeddedRedis.NAME, "process " + process.pid() + " of an earlier run does not end", null);
            }
        }
    }

    private static boolean ended(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
