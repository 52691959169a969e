package app.taskflow.system.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

/**
 * Looks again and again at the sockets of a process and its children, as Linux shows them, and remembers those with an
 * end that is not on loopback: connections under way and made, listening sockets, and datagrams, by which names are
 * looked up.
 */
public final class SocketWatch implements AutoCloseable {

    private static final int PACE_MILLIS = 10;
    private static final List<Path> TABLES = List.of(
            Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"), Path.of("/proc/net/udp"), Path.of("/proc/net/udp6"));

    private final LongSupplier pid;
    private final Set<String> beyondLoopback = new ConcurrentSkipListSet<>();
    private final Set<String> seen = new ConcurrentSkipListSet<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());

    private SocketWatch(LongSupplier pid) {
        this.pid = pid;
    }

    public static boolean isPossible() {
        return Files.isReadable(TABLES.getFirst());
    }

    public static SocketWatch of(LongSupplier pid) {
        SocketWatch watch = new SocketWatch(pid);
        var _ = watch.clock.scheduleWithFixedDelay(watch::look, 0, PACE_MILLIS, TimeUnit.MILLISECONDS);
        return watch;
    }

    /** In the form of the tables: protocol, local end, remote end, state. */
    public Set<String> beyondLoopback() {
        return Set.copyOf(beyondLoopback);
    }

    /** All sockets that were ever seen, so that a watch that sees nothing can be told from a quiet process. */
    public int seen() {
        return seen.size();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void look() {
        Set<String> inodes = new HashSet<>();
        processes().forEach(process -> inodes.addAll(socketsOf(process)));
        for (Path table : TABLES) {
            for (String line : linesOf(table)) {
                String[] columns = line.strip().split(" +");
                if (columns.length > 9 && inodes.contains(columns[9])) {
                    remember(table, columns);
                }
            }
        }
    }

    private void remember(Path table, String[] columns) {
        String socket = "%s %s %s %s".formatted(table.getFileName(), columns[1], columns[2], columns[3]);
        seen.add(socket);
        if (!(isLoopback(columns[1]) && (isLoopback(columns[2]) || isNowhere(columns[2])))) {
            beyondLoopback.add(socket);
        }
    }

    private LongStream processes() {
        long parent = pid.getAsLong();
        return LongStream.concat(
                LongStream.of(parent),
                ProcessHandle.of(parent).stream()
                        .flatMap(ProcessHandle::descendants)
                        .mapToLong(ProcessHandle::pid));
    }

    /** A process or a descriptor that is gone by the time it is looked at has no sockets. */
    private static Set<String> socketsOf(long process) {
        Set<String> inodes = new HashSet<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc", process + "", "fd"))) {
            for (Path descriptor : descriptors) {
                String target = target(descriptor);
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        } catch (IOException | UncheckedIOException | DirectoryIteratorException e) {
            return inodes;
        }
        return inodes;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static List<String> linesOf(Path table) {
        try {
            return Files.exists(table) ? Files.readAllLines(table) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Addresses stand there as hexadecimal 32-bit words of the machine's byte order, here little-endian. */
    private static boolean isLoopback(String end) {
        String address = end.substring(0, end.indexOf(':'));
        return address.length() == 8
                ? address.endsWith("7F")
                : address.equals("00000000000000000000000001000000")
                        || (address.startsWith("0000000000000000FFFF0000") && address.endsWith("7F"));
    }

    private static boolean isNowhere(String end) {
        return end.chars().allMatch(c -> c == '0' || c == ':');
    }
}
