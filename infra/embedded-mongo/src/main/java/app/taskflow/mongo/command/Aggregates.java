package app.taskflow.mongo.command;

import app.taskflow.mongo.bson.DocumentWriter;
import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.bson.Trees;
import app.taskflow.mongo.bson.Value;
import app.taskflow.mongo.plan.Results;
import app.taskflow.mongo.store.Catalog;
import app.taskflow.mongo.store.Collection;
import app.taskflow.mongo.wire.Handler;
import app.taskflow.mongo.wire.Request;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterators;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The command aggregate. What a pipeline begins with (match, sort, skip, limit) is answered like a query, by indexes; a
 * count at its end as well. Other stages are calculated by the library, on those fields only that they name.
 */
public final class Aggregates {

    private final Catalog catalog;
    private final Cursors cursors;

    public Aggregates(Catalog catalog, Cursors cursors) {
        this.catalog = catalog;
        this.cursors = cursors;
    }

    public Map<String, Handler> commands() {
        return Map.of("aggregate", this::aggregate);
    }

    private void aggregate(Request request, DocumentWriter out) {
        request.requireOnly("pipeline", "cursor", "allowDiskUse", "hint", "collation", "bypassDocumentValidation");
        String namespace = request.namespace();
        Value cursor = request.get("cursor");
        if (!cursor.isDocument()) {
            throw MongoError.failedToParse(
                    "The 'cursor' option is required, except for aggregate with the explain argument");
        }
        Pipeline pipeline = Pipeline.parse(request.get("pipeline"));
        Results.Query query = pipeline.query(request.deadline());
        Collection collection = catalog.find(namespace);
        cursors.reply(
                new Cursor(namespace, rows(collection, pipeline, query), false), cursor.get("batchSize"), false, out);
    }

    private static Cursor.Rows rows(@Nullable Collection collection, Pipeline pipeline, Results.Query query) {
        if (pipeline.isCount()) {
            long count = collection == null ? 0 : Results.count(collection.published(), query);
            return computed(pipeline.counted(count).iterator());
        }
        if (collection == null) {
            return Reads.none();
        }
        Results results = new Results(collection.published(), query);
        if (pipeline.rest().isEmpty()) {
            return new QueryRows(collection, results, null);
        }
        return computed(compute(results, pipeline).iterator());
    }

    private static List<byte[]> compute(Results results, Pipeline pipeline) {
        Predicate<String> needed = pipeline.neededFields();
        Iterator<Document> documents = new Iterator<>() {
            private boolean ready;

            @Override
            public boolean hasNext() {
                ready = ready || results.next();
                return ready;
            }

            @Override
            public Document next() {
                ready = false;
                return Trees.document(Value.document(results.document()), needed);
            }
        };
        Stream<Document> stream = StreamSupport.stream(Spliterators.spliteratorUnknownSize(documents, 0), false);
        try {
            List<byte[]> computed = new ArrayList<>();
            Aggregation.fromPipeline(pipeline.rest(), null, null, null, null)
                    .runStagesAsStream(stream)
                    .forEach(document -> computed.add(Trees.bytes(document)));
            return computed;
        } catch (MongoServerError e) {
            throw new MongoError(e.getCode(), e.getCodeName(), e.getMessageWithoutErrorCode(), e);
        } catch (MongoServerException
                | UnsupportedOperationException
                | IllegalArgumentException
                | ClassCastException e) {
            throw new MongoError(8, "UnknownError", "the pipeline cannot be calculated: " + e.getMessage(), e);
        }
    }

    private static Cursor.Rows computed(Iterator<byte[]> documents) {
        return new Cursor.Rows() {
            @Override
            public boolean hasNext() {
                return documents.hasNext();
            }

            @Override
            public byte[] next() {
                return documents.next();
            }

            @Override
            public void suspend() {
                // The result is complete and holds on to nothing else.
            }

            @Override
            public void resume() {
                // The result does not depend on the collection any more.
            }
        };
    }
}
