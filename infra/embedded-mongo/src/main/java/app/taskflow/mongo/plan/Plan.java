package app.taskflow.mongo.plan;

import app.taskflow.mongo.query.Filter;
import org.jspecify.annotations.Nullable;

/**
 * How to find the wanted documents.
 *
 * @param bounds where to look; null for the whole collection
 * @param order in which order that gives the documents; null if not in the wanted one
 * @param rest what is left to test
 */
public record Plan(@Nullable Bounds bounds, @Nullable Order order, Filter rest) {

    /** The name of the index, null if none is used. */
    public @Nullable String indexName() {
        return bounds == null ? null : bounds.index().definition().name();
    }

    /** Whether counting keys counts documents. */
    boolean isCountable() {
        return bounds != null
                && !bounds.index().isMultikey()
                && rest instanceof Filter.And and
                && and.parts().isEmpty();
    }
}
