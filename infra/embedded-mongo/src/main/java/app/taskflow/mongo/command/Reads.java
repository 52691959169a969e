package app.taskflow.mongo.command;

import app.taskflow.mongo.bson.Bson;
import app.taskflow.mongo.bson.DocumentWriter;
import app.taskflow.mongo.bson.Fields;
import app.taskflow.mongo.bson.KeyWriter;
import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.bson.Path;
import app.taskflow.mongo.bson.Value;
import app.taskflow.mongo.plan.Results;
import app.taskflow.mongo.query.FilterParser;
import app.taskflow.mongo.query.Projection;
import app.taskflow.mongo.query.Sort;
import app.taskflow.mongo.store.Catalog;
import app.taskflow.mongo.store.Collection;
import app.taskflow.mongo.wire.Handler;
import app.taskflow.mongo.wire.Request;
import java.util.Arrays;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/** The commands that only read: find, getMore, killCursors, count, distinct. */
public final class Reads {

    private static final String[] FIND = {
        "filter",
        "sort",
        "projection",
        "hint",
        "skip",
        "limit",
        "batchSize",
        "singleBatch",
        "collation",
        "noCursorTimeout",
        "allowPartialResults",
        "allowDiskUse",
        "oplogReplay"
    };

    private final Catalog catalog;
    private final Cursors cursors;

    public Reads(Catalog catalog, Cursors cursors) {
        this.catalog = catalog;
        this.cursors = cursors;
    }

    public Map<String, Handler> commands() {
        return Map.of(
                "find", this::find,
                "getMore", cursors::getMore,
                "killCursors", cursors::kill,
                "count", this::count,
                "distinct", this::distinct);
    }

    private void find(Request request, DocumentWriter out) {
        request.requireOnly(FIND);
        String namespace = request.namespace();
        Results.Query query = findQuery(request);
        Projection projection = Projection.parse(request.get("projection"));
        Collection collection = catalog.find(namespace);
        Cursor.Rows rows = collection == null
                ? none()
                : new QueryRows(collection, new Results(collection.published(), query), projection);
        boolean single = request.flag("singleBatch", false);
        Value batchSize = request.get("batchSize");
        cursors.reply(new Cursor(namespace, rows, request.flag("noCursorTimeout", false)), batchSize, single, out);
    }

    static Results.Query findQuery(Request request) {
        return new Results.Query(
                FilterParser.parse(request.get("filter")),
                Sort.parse(request.get("sort")),
                request.count("skip", 0),
                request.count("limit", 0),
                request.deadline());
    }

    /** What a collection holds that does not exist. */
    static Cursor.Rows none() {
        return new Cursor.Rows() {
            @Override
            public boolean hasNext() {
                return false;
            }

            @Override
            public byte[] next() {
                throw new NoSuchElementException();
            }

            @Override
            public void suspend() {
                // There is nothing to let go of.
            }

            @Override
            public void resume() {
                // There is nothing to go on with.
            }
        };
    }

    private void count(Request request, DocumentWriter out) {
        request.requireOnly("query", "limit", "skip", "hint", "collation", "fields");
        Collection collection = catalog.find(request.namespace());
        Results.Query query = countQuery(request);
        long count = collection == null ? 0 : Results.count(collection.published(), query);
        out.put("n", (int) Math.min(Integer.MAX_VALUE, count));
    }

    static Results.Query countQuery(Request request) {
        return new Results.Query(
                FilterParser.parse(request.get("query")),
                Sort.NONE,
                request.count("skip", 0),
                // A negative limit means the same as a positive one.
                Math.abs(request.number("limit", 0)),
                request.deadline());
    }

    private void distinct(Request request, DocumentWriter out) {
        request.requireOnly("key", "query", "hint", "collation");
        Value key = request.get("key");
        if (key.type() != Bson.STRING || key.string().isEmpty()) {
            throw MongoError.typeMismatch("distinct needs the name of a field as its key");
        }
        Path path = new Path(key.string());
        Map<byte[], Value> values = new TreeMap<>(Arrays::compareUnsigned);
        Collection collection = catalog.find(request.namespace());
        if (collection != null) {
            Results results = new Results(collection.published(), distinctQuery(request));
            while (results.next()) {
                path.any(Value.document(results.document()), value -> {
                    add(value, values);
                    return false;
                });
            }
        }
        out.startArray("values");
        int position = 0;
        for (Value value : values.values()) {
            out.put(position++, value);
        }
        out.end();
    }

    static Results.Query distinctQuery(Request request) {
        return new Results.Query(FilterParser.parse(request.get("query")), Sort.NONE, 0, 0, request.deadline());
    }

    private static void add(Value value, Map<byte[], Value> values) {
        if (value.isArray()) {
            for (Fields elements = value.fields(); elements.next(); ) {
                values.putIfAbsent(KeyWriter.key(elements.value()), elements.value());
            }
        } else if (!value.isMissing()) {
            values.putIfAbsent(KeyWriter.key(value), value);
        }
    }
}
