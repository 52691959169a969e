package app.taskflow.servers;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A real Redis server as a child process, listening on loopback TCP, with an append-only file in a directory.
 *
 * <p>{@link #start} returns when it answers. What it acknowledged survives the end of the process, however it comes; a
 * loss of power can cost the last second. It ends with this process, even when that is killed.
 */
public final class EmbeddedRedis implements AutoCloseable {

    static final String NAME = "Redis";

    private static final Duration PACE = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int TRIES = 5;

    /**
     * @param directory where the data lives; created if missing; for one server at a time
     * @param port the TCP port on loopback, 0 for any free one
     */
    public record Options(Path directory, int port) {

        public static Options in(Path directory) {
            return new Options(directory, 0);
        }
    }

    private final RedisProcess process;
    private final DirectoryLock lock;
    private final int port;

    private EmbeddedRedis(RedisProcess process, DirectoryLock lock, int port) {
        this.process = process;
        this.lock = lock;
        this.port = port;
    }

    /**
     * Starts the server on the data of a directory; one left there by a killed run is ended first.
     *
     * @throws EmbeddedServerException if the port or the directory is taken, or Redis does not come up
     */
    public static EmbeddedRedis start(Options options) {
        return start(options, null);
    }

    static EmbeddedRedis start(Options options, @Nullable Path binary) {
        Path directory = options.directory();
        DirectoryLock lock = DirectoryLock.take(NAME, directory);
        try {
            StaleRedis.end(RedisProcess.pidFile(directory));
            return listening(options, binary == null ? RedisBinary.find(directory) : binary, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** The connection string, for example {@code redis://127.0.0.1:26379}. */
    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.end();
        lock.close();
    }

    /** Redis cannot choose a port itself, and one found free may be gone when it binds it: then another is tried. */
    private static EmbeddedRedis listening(Options options, Path binary, DirectoryLock lock) {
        for (int attempt = 1; ; attempt++) {
            int port = freePort(options.port());
            try {
                return launch(options.directory(), port, binary, lock);
            } catch (EmbeddedServerException.PortInUse e) {
                if (options.port() != 0 || attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static EmbeddedRedis launch(Path directory, int port, Path binary, DirectoryLock lock) {
        RedisProcess process;
        try {
            process = RedisProcess.launch(binary, directory, port);
        } catch (IOException e) {
            throw new EmbeddedServerException.StartFailed(NAME, String.valueOf(e.getMessage()), e);
        }
        try {
            awaitReady(process, directory, port);
            return new EmbeddedRedis(process, lock, port);
        } catch (IOException e) {
            process.end();
            throw new EmbeddedServerException.StartFailed(NAME, String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            process.end();
            throw e;
        }
    }

    private static void awaitReady(RedisProcess process, Path directory, int port) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!(process.isBound(directory) && answers(port))) {
            if (hasEnded(process)) {
                throw failure(directory, port);
            }
            if (System.nanoTime() > deadline) {
                throw new EmbeddedServerException.StartFailed(
                        NAME, "it does not answer on port " + port + " after " + PATIENCE.toSeconds() + " s", null);
            }
        }
    }

    /** A server that is still loading its data answers with an error, and is asked again. */
    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(1_000);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(5), StandardCharsets.US_ASCII).equals("+PONG");
        } catch (IOException e) {
            return false;
        }
    }

    private static EmbeddedServerException failure(Path directory, int port) throws IOException {
        Path log = RedisProcess.logFile(directory);
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        List<String> last = lines.subList(Math.max(0, lines.size() - 4), lines.size());
        if (last.stream().anyMatch(line -> line.contains("Address already in use"))) {
            return new EmbeddedServerException.PortInUse(NAME, port, null);
        }
        return new EmbeddedServerException.StartFailed(
                NAME, last.isEmpty() ? "it ended at once" : last.getLast() + " (see " + log + ")", null);
    }

    private static int freePort(int wanted) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new EmbeddedServerException.PortInUse(NAME, wanted, e);
        }
    }

    /** Waits a little for the process to end, which is the pace at which it is asked whether it is ready. */
    private static boolean hasEnded(RedisProcess process) {
        try {
            return process.hasEndedWithin(PACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException.StartFailed(NAME, "the start was interrupted", e);
        }
    }
}
