package app.taskflow.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A server's sole right to its directory, as a lock of the operating system on the file {@code lock} in it: it ends
 * with the process, however that ends.
 */
final class DirectoryLock implements AutoCloseable {

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    static DirectoryLock take(String server, Path directory) {
        FileChannel channel = open(server, directory);
        try {
            if (channel.tryLock() != null) {
                return new DirectoryLock(channel);
            }
            channel.close();
        } catch (OverlappingFileLockException e) {
            closeQuietly(channel);
            throw new EmbeddedServerException.DirectoryInUse(server, directory, e);
        } catch (IOException e) {
            closeQuietly(channel);
            throw new EmbeddedServerException.DirectoryNotWritable(server, directory, e);
        }
        throw new EmbeddedServerException.DirectoryInUse(server, directory, null);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel open(String server, Path directory) {
        try {
            Files.createDirectories(directory);
            return FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new EmbeddedServerException.DirectoryNotWritable(server, directory, e);
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
