package app.taskflow.mongo.admin;

import app.taskflow.mongo.bson.Bson;
import app.taskflow.mongo.bson.DocumentWriter;
import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.store.Catalog;
import app.taskflow.mongo.store.Collection;
import app.taskflow.mongo.store.Snapshot;
import app.taskflow.mongo.wire.Handler;
import app.taskflow.mongo.wire.Request;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;

/** What drivers and tools ask a server about itself. */
public final class ServerCommands {

    private static final String VERSION = "6.0.0";
    private static final int[] VERSION_ARRAY = {6, 0, 0, 0};
    private static final int WIRE_VERSION = 17;
    private static final int MAX_MESSAGE_BYTES = 48_000_000;
    private static final int MAX_BATCH = 100_000;

    private final Catalog catalog;
    private final IntSupplier connections;
    private final IntSupplier cursors;
    private final long started = System.nanoTime();

    public ServerCommands(Catalog catalog, IntSupplier connections, IntSupplier cursors) {
        this.catalog = catalog;
        this.connections = connections;
        this.cursors = cursors;
    }

    public Map<String, Handler> commands() {
        Map<String, Handler> commands = new HashMap<>();
        commands.put("hello", ServerCommands::hello);
        commands.put("isMaster", ServerCommands::hello);
        commands.put("ismaster", ServerCommands::hello);
        commands.put("ping", (request, out) -> {});
        // Without sessions there is nothing to end.
        commands.put("endSessions", (request, out) -> {});
        commands.put("buildInfo", ServerCommands::buildInfo);
        commands.put("buildinfo", ServerCommands::buildInfo);
        commands.put("connectionStatus", ServerCommands::connectionStatus);
        commands.put("serverStatus", this::serverStatus);
        commands.put("listDatabases", this::listDatabases);
        commands.put("dbStats", this::databaseStatistics);
        commands.put("collStats", this::collectionStatistics);
        return commands;
    }

    /** A standalone server without sessions, as its clients see it. */
    private static void hello(Request request, DocumentWriter out) {
        out.put("helloOk", true);
        out.put(request.command().equals("hello") ? "isWritablePrimary" : "ismaster", true);
        out.put("maxBsonObjectSize", Bson.MAX_DOCUMENT_SIZE);
        out.put("maxMessageSizeBytes", MAX_MESSAGE_BYTES);
        out.put("maxWriteBatchSize", MAX_BATCH);
        out.putDate("localTime", System.currentTimeMillis());
        out.put("minWireVersion", 0).put("maxWireVersion", WIRE_VERSION).put("readOnly", false);
    }

    private static void buildInfo(Request request, DocumentWriter out) {
        out.put("version", VERSION).startArray("versionArray");
        for (int i = 0; i < VERSION_ARRAY.length; i++) {
            out.put(Integer.toString(i), VERSION_ARRAY[i]);
        }
        out.end().put("bits", 64).put("debug", false).put("maxBsonObjectSize", Bson.MAX_DOCUMENT_SIZE);
        out.startArray("modules").end().put("storageEngine", "taskflow-embedded");
    }

    private static void connectionStatus(Request request, DocumentWriter out) {
        out.startDocument("authInfo");
        out.startArray("authenticatedUsers").end();
        out.startArray("authenticatedUserRoles").end();
        out.end();
    }

    private void serverStatus(Request request, DocumentWriter out) {
        long millis = (System.nanoTime() - started) / 1_000_000;
        out.put("host", "localhost").put("version", VERSION).put("process", "taskflow-embedded");
        out.put("pid", ProcessHandle.current().pid());
        out.put("uptime", millis / 1000.0).put("uptimeMillis", millis);
        out.putDate("localTime", System.currentTimeMillis());
        out.startDocument("connections").put("current", connections.getAsInt()).end();
        out.startDocument("metrics").startDocument("cursor").startDocument("open");
        out.put("total", (long) cursors.getAsInt()).end().end().end();
        out.startDocument("storageEngine")
                .put("name", "taskflow-embedded")
                .put("persistent", true)
                .end();
    }

    private void listDatabases(Request request, DocumentWriter out) {
        request.requireOnly("filter", "nameOnly", "authorizedDatabases");
        if (!request.get("filter").isMissing()) {
            throw MongoError.unsupported("a filter of databases");
        }
        Map<String, Long> sizes = new TreeMap<>();
        catalog.collections()
                .forEach((namespace, collection) -> sizes.merge(
                        namespace.substring(0, namespace.indexOf('.')),
                        collection.published().bytes(),
                        Long::sum));
        boolean nameOnly = request.flag("nameOnly", false);
        out.startArray("databases");
        int position = 0;
        long total = 0;
        for (Map.Entry<String, Long> entry : sizes.entrySet()) {
            total += entry.getValue();
            out.startDocument(position++).put("name", entry.getKey());
            if (!nameOnly) {
                out.put("sizeOnDisk", entry.getValue().longValue()).put("empty", false);
            }
            out.end();
        }
        out.end();
        if (!nameOnly) {
            out.put("totalSize", total);
        }
    }

    private void databaseStatistics(Request request, DocumentWriter out) {
        int count = 0;
        int indexes = 0;
        long objects = 0;
        long bytes = 0;
        for (Map.Entry<String, Collection> entry : catalog.collections().entrySet()) {
            if (entry.getKey().startsWith(request.database() + ".")) {
                Snapshot snapshot = entry.getValue().published();
                count++;
                indexes += snapshot.indexes().size();
                objects += snapshot.size();
                bytes += snapshot.bytes();
            }
        }
        out.put("db", request.database()).put("collections", count).put("objects", objects);
        out.put("avgObjSize", objects == 0 ? 0.0 : (double) bytes / objects);
        out.put("dataSize", (double) bytes).put("indexes", indexes);
    }

    private void collectionStatistics(Request request, DocumentWriter out) {
        String namespace = request.namespace();
        Collection collection = catalog.find(namespace);
        int count = 0;
        int indexes = 0;
        long bytes = 0;
        if (collection != null) {
            Snapshot snapshot = collection.published();
            count = snapshot.size();
            indexes = snapshot.indexes().size();
            bytes = snapshot.bytes();
        }
        out.put("ns", namespace).put("count", count).put("size", bytes);
        out.put("avgObjSize", count == 0 ? 0 : (int) (bytes / count)).put("nindexes", indexes);
    }
}
