package app.taskflow.mongo;

import app.taskflow.mongo.admin.CollectionCommands;
import app.taskflow.mongo.admin.Expiry;
import app.taskflow.mongo.admin.IndexCommands;
import app.taskflow.mongo.admin.ServerCommands;
import app.taskflow.mongo.bson.DocumentWriter;
import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.command.Aggregates;
import app.taskflow.mongo.command.Cursors;
import app.taskflow.mongo.command.Explain;
import app.taskflow.mongo.command.FindAndModify;
import app.taskflow.mongo.command.Reads;
import app.taskflow.mongo.command.Writes;
import app.taskflow.mongo.journal.CorruptFile;
import app.taskflow.mongo.store.Catalog;
import app.taskflow.mongo.wire.Handler;
import app.taskflow.mongo.wire.Request;
import app.taskflow.mongo.wire.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A MongoDB server in this process, listening on loopback TCP.
 *
 * <p>{@link #start} returns when the server accepts connections; {@link #close} ends all connections, makes durable what
 * was begun, and releases the data directory.
 */
public final class EmbeddedMongo implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedMongo.class);
    private static final long HOUSEKEEPING_SECONDS = 2;

    /**
     * Where and how to run.
     *
     * @param dataDirectory where the data lives; created if missing; one server at a time
     * @param port the TCP port on loopback, 0 for any free one
     * @param background carries out the commands whose comment is {@code background}: their senders let others go first
     */
    public record Options(Path dataDirectory, int port, Executor background) {

        /** No command waits for others. */
        public Options(Path dataDirectory, int port) {
            this(dataDirectory, port, Runnable::run);
        }

        /** A data directory, and any free port. */
        public static Options in(Path dataDirectory) {
            return new Options(dataDirectory, 0);
        }
    }

    private final DataDirectory directory;
    private final Catalog catalog;
    private final Server server;
    private final Executor background;
    private final Map<String, Handler> commands = new HashMap<>();
    private final ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("mongo-housekeeping").daemon().factory());
    private final ScheduledFuture<?> chores;

    private EmbeddedMongo(DataDirectory directory, Catalog catalog, Options options) throws IOException {
        this.directory = directory;
        this.catalog = catalog;
        this.background = options.background();
        server = new Server(options.port(), this::handle);
        Cursors cursors = new Cursors();
        commands.putAll(new Reads(catalog, cursors).commands());
        commands.putAll(new Aggregates(catalog, cursors).commands());
        commands.putAll(new Writes(catalog).commands());
        commands.putAll(new FindAndModify(catalog).commands());
        commands.putAll(new Explain(catalog).commands());
        commands.putAll(new CollectionCommands(catalog).commands());
        commands.putAll(new IndexCommands(catalog).commands());
        commands.putAll(new ServerCommands(catalog, server::connections, cursors::size).commands());
        Expiry expiry = new Expiry(catalog);
        chores = housekeeping.scheduleWithFixedDelay(
                () -> keepHouse(cursors, expiry), HOUSEKEEPING_SECONDS, HOUSEKEEPING_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Starts a server on the data of a directory.
     *
     * @throws EmbeddedMongoException if the directory is in use, not writable or damaged, or the port is not free
     */
    public static EmbeddedMongo start(Options options) {
        return start(options, Catalog.Limits.DEFAULT);
    }

    static EmbeddedMongo start(Options options, Catalog.Limits limits) {
        DataDirectory directory = DataDirectory.lock(options.dataDirectory());
        @Nullable Catalog catalog = null;
        boolean started = false;
        try {
            catalog = open(options.dataDirectory(), limits);
            EmbeddedMongo mongo = new EmbeddedMongo(directory, catalog, options);
            mongo.server.start();
            LOG.info("embedded MongoDB on {} with the data of {}", mongo.uri(), options.dataDirectory());
            started = true;
            return mongo;
        } catch (IOException e) {
            throw new EmbeddedMongoException.PortNotAvailable(options.port(), e);
        } finally {
            if (!started) {
                closeQuietly(catalog);
                directory.close();
            }
        }
    }

    private static Catalog open(Path directory, Catalog.Limits limits) {
        try {
            return Catalog.open(directory, limits);
        } catch (CorruptFile e) {
            throw new EmbeddedMongoException.DataCorrupt(e.file(), e.offset(), e);
        } catch (IOException e) {
            throw new EmbeddedMongoException.DataDirectoryNotWritable(directory, e);
        }
    }

    private void handle(Request request, DocumentWriter out) {
        Handler handler = commands.get(request.command());
        if (handler == null) {
            throw new MongoError(59, "CommandNotFound", "no such command: '" + request.command() + "'");
        }
        if (request.canWait()) {
            handleInBackground(handler, request, out);
        } else {
            handler.handle(request, out);
        }
    }

    /** The connection's own thread may carry others, and does not while it waits. */
    private void handleInBackground(Handler handler, Request request, DocumentWriter out) {
        FutureTask<Boolean> work = new FutureTask<>(() -> handler.handle(request, out), true);
        background.execute(work);
        try {
            work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void keepHouse(Cursors cursors, Expiry expiry) {
        try {
            cursors.expire();
            expiry.run(Instant.now());
        } catch (MongoError e) {
            LOG.warn("expired documents could not be removed: {}", e.text());
        } catch (RuntimeException e) {
            LOG.error("housekeeping failed", e);
        }
    }

    /** The connection string, for example {@code mongodb://127.0.0.1:27117}; append a database name as needed. */
    public String uri() {
        return "mongodb://127.0.0.1:" + port();
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        chores.cancel(false);
        housekeeping.shutdown();
        server.close();
        try {
            catalog.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            directory.close();
        }
    }

    private static void closeQuietly(@Nullable Catalog catalog) {
        try {
            if (catalog != null) {
                catalog.close();
            }
        } catch (IOException e) {
            LOG.debug("closing failed: {}", e.toString());
        }
    }
}
