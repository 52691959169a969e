package app.taskflow.mongo.command;

import app.taskflow.mongo.bson.MongoError;
import app.taskflow.mongo.plan.Results;
import app.taskflow.mongo.query.Projection;
import app.taskflow.mongo.store.Collection;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The documents of a collection that a query wants, as they are when each batch is fetched. */
final class QueryRows implements Cursor.Rows {

    private final Collection collection;
    private final Results results;
    private final @Nullable Projection projection;
    private boolean ready;

    QueryRows(Collection collection, Results results, @Nullable Projection projection) {
        this.collection = collection;
        this.results = results;
        this.projection = projection;
    }

    @Override
    public boolean hasNext() {
        if (!ready) {
            ready = results.next();
        }
        return ready;
    }

    @Override
    public byte[] next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ready = false;
        byte[] document = results.document();
        return projection == null ? document : projection.apply(document);
    }

    @Override
    public void suspend() {
        results.suspend();
    }

    @Override
    public void resume() {
        if (!results.resume(collection.published())) {
            throw new MongoError(
                    175,
                    "QueryPlanKilled",
                    "the collection or the index that the cursor on " + collection.namespace() + " used is gone");
        }
    }
}
