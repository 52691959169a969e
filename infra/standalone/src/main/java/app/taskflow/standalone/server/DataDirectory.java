package app.taskflow.standalone.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Everything that TaskFlow keeps: the embedded servers' data, keys and logs. One process has it at a time; the lock is
 * the operating system's and ends with the process, however that ends.
 */
public final class DataDirectory implements AutoCloseable {

    private final Path root;
    private final FileChannel lock;

    private DataDirectory(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /** @throws StartException if it cannot be made, cannot be written, or another process has it */
    public static DataDirectory take(Path root) {
        Path directory = root.toAbsolutePath().normalize();
        FileChannel channel = open(directory);
        @Nullable String holder = holder(channel);
        if (holder != null) {
            closeQuietly(channel);
            throw new StartException(
                    "the data directory %s is in use by another TaskFlow%s".formatted(directory, holder));
        }
        return new DataDirectory(directory, channel);
    }

    public Path root() {
        return root;
    }

    public Path keys() {
        return root.resolve("keys");
    }

    public Path log(String process) {
        return root.resolve("logs").resolve(process + ".log");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel open(Path directory) {
        try {
            Files.createDirectories(directory);
            return FileChannel.open(
                    directory.resolve("taskflow.lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new StartException("the data directory %s cannot be written".formatted(directory), e);
        }
    }

    /** Takes the lock and leaves our number in the file; or says who has it. */
    private static @Nullable String holder(FileChannel channel) {
        try {
            FileLock taken = channel.tryLock();
            if (taken != null) {
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(
                        String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
                return null;
            }
            ByteBuffer pid = ByteBuffer.allocate(20);
            channel.read(pid, 0);
            String number = new String(pid.array(), 0, pid.position(), StandardCharsets.US_ASCII).strip();
            return number.isEmpty() ? "" : " (process " + number + ")";
        } catch (OverlappingFileLockException e) {
            return " in this process";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // The exception already on its way says more.
        }
    }
}
