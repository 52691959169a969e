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
            Files.createDirectories(directory);
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
