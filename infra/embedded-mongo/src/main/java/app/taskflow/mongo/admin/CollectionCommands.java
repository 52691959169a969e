package app.taskflow.mongo.admin;

import app.taskflow.mongo.bson.Bson;
import app.taskflow.mongo.bson.DocumentWriter;
import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.bson.Value;
import app.taskflow.mongo.index.Definition;
import app.taskflow.mongo.query.Filter;
import app.taskflow.mongo.query.FilterParser;
import app.taskflow.mongo.store.Catalog;
import app.taskflow.mongo.store.Collection;
import app.taskflow.mongo.store.Commit;
import app.taskflow.mongo.wire.Handler;
import app.taskflow.mongo.wire.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Creating, listing, renaming and dropping of collections and databases. */
public final class CollectionCommands {

    private final Catalog catalog;

    public CollectionCommands(Catalog catalog) {
        this.catalog = catalog;
    }

    public Map<String, Handler> commands() {
        return Map.of(
                "create", this::create,
                "drop", this::drop,
                "dropDatabase", this::dropDatabase,
                "renameCollection", this::rename,
                "listCollections", this::list);
    }

    private void create(Request request, DocumentWriter out) {
        request.requireOnly("collation", "capped");
        if (request.flag("capped", false)) {
            throw MongoError.unsupported("a capped collection");
        }
        catalog.create(request.namespace()).await();
    }

    private void drop(Request request, DocumentWriter out) {
        request.requireOnly();
        String namespace = request.namespace();
        Collection collection = catalog.find(namespace);
        Commit commit = catalog.drop(namespace);
        if (commit == null) {
            throw new MongoError(26, "NamespaceNotFound", "ns not found");
        }
        commit.await();
        out.put(
                "nIndexesWas",
                collection == null ? 1 : collection.published().indexes().size());
        out.put("ns", namespace);
    }

    private void dropDatabase(Request request, DocumentWriter out) {
        request.requireOnly();
        List<Commit> commits = new ArrayList<>();
        for (String namespace : catalog.collections().keySet()) {
            Commit commit = namespace.startsWith(request.database() + ".") ? catalog.drop(namespace) : null;
            if (commit != null) {
                commits.add(commit);
            }
        }
        commits.forEach(Commit::await);
        out.put("dropped", request.database());
    }

    private void rename(Request request, DocumentWriter out) {
        request.requireOnly("to", "dropTarget");
        Value from = request.get(request.command());
        Value to = request.get("to");
        if (from.type() != Bson.STRING || to.type() != Bson.STRING) {
            throw MongoError.typeMismatch("renameCollection needs two namespaces");
        }
        catalog.rename(from.string(), checked(to.string(), request), request.flag("dropTarget", false))
                .await();
    }

    private static String checked(String namespace, Request request) {
        int dot = namespace.indexOf('.');
        if (dot < 0) {
            throw new MongoError(73, "InvalidNamespace", "Invalid target namespace: " + namespace);
        }
        return new Request(request.command(), namespace.substring(0, dot), request.body(), request.sequences())
                .namespace(namespace.substring(dot + 1));
    }

    private void list(Request request, DocumentWriter out) {
        request.requireOnly("filter", "nameOnly", "authorizedCollections", "cursor");
        Filter filter = FilterParser.parse(request.get("filter"));
        boolean nameOnly = request.flag("nameOnly", false);
        String prefix = request.database() + ".";
        out.startDocument("cursor").put("id", 0L).put("ns", prefix + "$cmd.listCollections");
        out.startArray("firstBatch");
        int position = 0;
        for (String namespace : catalog.collections().keySet()) {
            if (namespace.startsWith(prefix)) {
                byte[] description = description(namespace.substring(prefix.length()), nameOnly);
                if (filter.matches(Value.document(description))) {
                    out.put(position++, description);
                }
            }
        }
        out.end().end();
    }

    private static byte[] description(String name, boolean nameOnly) {
        DocumentWriter out = new DocumentWriter().start().put("name", name).put("type", "collection");
        if (!nameOnly) {
            out.startDocument("options").end();
            out.startDocument("info").put("readOnly", false).end();
            out.put("idIndex", Definition.ID.document());
        }
        return out.end().toBytes();
    }
}
