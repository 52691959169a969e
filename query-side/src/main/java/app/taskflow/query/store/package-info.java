/** The views in MongoDB: their documents, indexes and bookkeeping. */
@NullMarked
package app.taskflow.query.store;

import org.jspecify.annotations.NullMarked;
