package app.taskflow.mongo;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A MongoDB server in this process, listening on loopback TCP.
 *
 * <p>{@link #start} returns when the server accepts connections; {@link #close} ends all connections and releases the
 * data directory.
 */
public final class EmbeddedMongo implements AutoCloseable {

    private static final int WORKERS = 64;

    /**
     * @param dataDirectory where the data lives; created if missing; one server at a time
     * @param port the TCP port on loopback, 0 for any free one
     */
    public record Options(Path dataDirectory, int port) {

        public static Options in(Path dataDirectory) {
            return new Options(dataDirectory, 0);
        }
    }

    private final MongoServer server;
    private final FileChannel lockFile;
    private final int port;

    private EmbeddedMongo(MongoServer server, FileChannel lockFile, int port) {
        this.server = server;
        this.lockFile = lockFile;
        this.port = port;
    }

    /**
     * Starts a server on the data of a directory.
     *
     * @throws EmbeddedMongoException if the directory is in use or not writable
     */
    public static EmbeddedMongo start(Options options) {
        FileChannel lockFile = lock(options.dataDirectory());
        MongoServer server = new MongoServer(new Backend());
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()), 1, WORKERS);
        return new EmbeddedMongo(server, lockFile, server.getLocalAddress().getPort());
    }

    /** The connection string, for example {@code mongodb://127.0.0.1:27117}; append a database name as needed. */
    public String uri() {
        return "mongodb://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        server.shutdownNow();
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel lock(Path directory) {
        FileChannel channel;
        try {
            Files.createDirectories(directory);
            channel = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new EmbeddedMongoException.DataDirectoryNotWritable(directory, e);
        }
        @Nullable Throwable cause = null;
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
            channel.close();
        } catch (OverlappingFileLockException | IOException e) {
            cause = e;
        }
        throw new EmbeddedMongoException.DataDirectoryInUse(directory, cause);
    }
}
