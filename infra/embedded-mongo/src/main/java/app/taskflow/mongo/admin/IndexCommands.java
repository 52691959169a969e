package app.taskflow.mongo.admin;

import app.taskflow.mongo.bson.Bson;
import app.taskflow.mongo.bson.DocumentWriter;
import app.taskflow.mongo.bson.Fields;
import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.bson.Value;
import app.taskflow.mongo.index.Definition;
import app.taskflow.mongo.query.FilterParser;
import app.taskflow.mongo.store.Catalog;
import app.taskflow.mongo.store.Collection;
import app.taskflow.mongo.store.Index;
import app.taskflow.mongo.wire.Handler;
import app.taskflow.mongo.wire.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Creating, listing and dropping of indexes. */
public final class IndexCommands {

    private final Catalog catalog;

    public IndexCommands(Catalog catalog) {
        this.catalog = catalog;
    }

    public Map<String, Handler> commands() {
        return Map.of(
                "createIndexes", this::create,
                "listIndexes", this::list,
                "dropIndexes", this::drop);
    }

    private void create(Request request, DocumentWriter out) {
        request.requireOnly("indexes", "commitQuorum");
        List<Definition> definitions = new ArrayList<>();
        for (Value description : request.documents("indexes")) {
            Definition definition = Definition.of(description);
            FilterParser.parse(definition.partialFilter());
            definitions.add(definition);
        }
        String namespace = request.namespace();
        boolean created = catalog.find(namespace) == null;
        int before = catalog.findOrCreate(namespace).published().indexes().size();
        int added = 0;
        for (Definition definition : definitions) {
            added += create(namespace, definition) ? 1 : 0;
        }
        out.put("numIndexesBefore", before).put("numIndexesAfter", before + added);
        out.put("createdCollectionAutomatically", created);
        if (added == 0) {
            out.put("note", "all indexes already exist");
        }
    }

    private boolean create(String namespace, Definition definition) {
        while (true) {
            Collection.Written<Boolean> written =
                    catalog.findOrCreate(namespace).createIndex(definition);
            if (written != null) {
                written.commit().await();
                return written.result();
            }
        }
    }

    private Collection existing(Request request) {
        String namespace = request.namespace();
        Collection collection = catalog.find(namespace);
        if (collection == null) {
            throw new MongoError(26, "NamespaceNotFound", "ns does not exist: " + namespace);
        }
        return collection;
    }

    private void list(Request request, DocumentWriter out) {
        request.requireOnly("cursor");
        Collection collection = existing(request);
        out.startDocument("cursor").put("id", 0L).put("ns", request.namespace());
        out.startArray("firstBatch");
        int position = 0;
        for (Index index : collection.published().indexes()) {
            out.put(position++, index.definition().document());
        }
        out.end().end();
    }

    private void drop(Request request, DocumentWriter out) {
        request.requireOnly("index");
        Collection collection = existing(request);
        Collection.Written<Integer> written = collection.dropIndexes(
                names(request.get("index"), collection.published().indexes()));
        if (written != null) {
            written.commit().await();
            out.put("nIndexesWas", written.result().intValue());
        }
    }

    private static List<String> names(Value wanted, List<Index> indexes) {
        List<String> names = new ArrayList<>();
        if (wanted.isArray()) {
            for (Fields elements = wanted.fields(); elements.next(); ) {
                names.add(elements.value().string());
            }
        } else if (wanted.isDocument()) {
            indexes.stream()
                    .map(Index::definition)
                    .filter(definition -> definition.key().isIdentical(wanted))
                    .forEach(definition -> names.add(definition.name()));
            if (names.isEmpty()) {
                throw new MongoError(27, "IndexNotFound", "can't find index with key: " + wanted);
            }
        } else if (wanted.type() == Bson.STRING && wanted.string().equals("*")) {
            indexes.stream()
                    .map(Index::definition)
                    .filter(definition -> !definition.isPrimary())
                    .forEach(definition -> names.add(definition.name()));
        } else if (wanted.type() == Bson.STRING) {
            names.add(wanted.string());
        } else {
            throw MongoError.typeMismatch("dropIndexes needs the name or the key of an index");
        }
        if (names.contains(Definition.ID.name())) {
            throw new MongoError(72, "InvalidOptions", "cannot drop _id index");
        }
        return names;
    }
}
