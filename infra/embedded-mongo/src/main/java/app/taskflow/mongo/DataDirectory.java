package app.taskflow.mongo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A data directory that is ours: a lock file keeps other servers, in whichever process, out until it is closed. */
final class DataDirectory implements AutoCloseable {

    private static final String LOCK_FILE = "lock";

    private final FileChannel channel;

    private DataDirectory(FileChannel channel) {
        this.channel = channel;
    }

    static DataDirectory lock(Path directory) {
        FileChannel channel;
        try {
            create(directory.toAbsolutePath());
            channel =
                    FileChannel.open(directory.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new EmbeddedMongoException.DataDirectoryNotWritable(directory, e);
        }
        @Nullable Throwable cause = null;
        try {
            if (channel.tryLock() != null) {
                return new DataDirectory(channel);
            }
            channel.close();
        } catch (OverlappingFileLockException | IOException e) {
            cause = e;
        }
        throw new EmbeddedMongoException.DataDirectoryInUse(directory, cause);
    }

    /** Makes what is missing on the way, and its names durable: files in a directory without a name are lost. */
    private static void create(Path directory) throws IOException {
        Path parent = directory.getParent();
        if (Files.isDirectory(directory) || parent == null) {
            return;
        }
        create(parent);
        Files.createDirectories(directory);
        try (FileChannel channel = FileChannel.open(parent, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Gives the directory free; the lock goes with the channel. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
